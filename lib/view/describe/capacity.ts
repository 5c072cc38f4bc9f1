// What the canvas shows of Auto Scaling groups and capacity providers: how many instances run, which are on their way, and which
// tasks wait for them. Only what the model has: nothing here foresees anything. Pure.

import type { AutoScalingGroupView, CapacityProviderView, InstanceView, WaitView } from '@/lib/protocol'

type Launched = Pick<
  InstanceView,
  'autoScalingGroup' | 'containerInstanceArn' | 'state' | 'wait' | 'launchedAt'
>

/** What an instance of a group waits for that is launched and not registered with a cluster; null for any other. */
export function ghostWait(instance: Launched): WaitView | null {
  const { autoScalingGroup, containerInstanceArn, state, wait, launchedAt } = instance
  if (autoScalingGroup === null || containerInstanceArn !== null) return null
  if (state !== 'pending' && state !== 'running') return null
  return wait ?? { cause: 'joins no cluster', since: launchedAt, until: null }
}

export interface GroupFace {
  /** Instances in service: in the zone, and in all. */
  readonly here: number
  readonly inService: number
  /** On their way into service, in the zone. */
  readonly coming: number
  /** On their way out, in the zone. */
  readonly leaving: number
}

export function groupFace({ instances }: Pick<AutoScalingGroupView, 'instances'>, zone: string): GroupFace {
  const count = (of: string, where: string | null = zone) =>
    instances.filter(
      (one) => (where === null || one.zone === where) && one.lifecycleState.split(':')[0] === of,
    ).length
  return {
    here: count('InService'),
    inService: count('InService', null),
    coming: count('Pending'),
    leaving: count('Terminating'),
  }
}

/** `2 in service here, 1 pending` */
export function groupFaceText({ here, coming, leaving }: GroupFace): string {
  return [
    `${here} in service here`,
    coming > 0 ? `${coming} pending` : '',
    leaving > 0 ? `${leaving} terminating` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

export interface WaitingTiles {
  readonly tiles: CapacityProviderView['waiting']
  /** Tasks that have no tile. */
  readonly hidden: number
}

/** Those that wait longest; where not all have room, the last place says how many more there are. */
export function waitingTiles(waiting: CapacityProviderView['waiting'], places: number): WaitingTiles {
  const shown = waiting.length <= places ? waiting.length : Math.max(0, places - 1)
  return { tiles: waiting.slice(0, shown), hidden: waiting.length - shown }
}

/** `M 2 / N 1 = 200 %, target 100 %`; or why nobody does that sum. */
export function providerSum(provider: CapacityProviderView): string {
  const { clusterName, isManaged, targetCapacity } = provider
  const brief = briefProviderSum(provider)
  return clusterName === null || !isManaged ? brief : `${brief}, target ${targetCapacity} %`
}

/** The same where there is little room: without the target. */
export function briefProviderSum(provider: CapacityProviderView): string {
  const { clusterName, isManaged, needed, instances, reservation } = provider
  if (clusterName === null) return 'no cluster uses it'
  if (!isManaged) return 'managed scaling is off'
  return `M ${needed} / N ${instances} = ${Math.round(reservation * 10) / 10} %`
}

/** Each reason once, in the order of the tasks that have it. */
export function waitingReasons(waiting: CapacityProviderView['waiting']): readonly string[] {
  return [...new Set(waiting.map(({ noRoom }) => noRoom))]
}
