// Which instances of a group are warm, and whether the cooldown of a simple policy runs. EC2 Auto Scaling guide,
// ec2-auto-scaling-default-instance-warmup and ec2-auto-scaling-scaling-cooldowns.

import { afterSeconds, type SimTime } from '@/lib/engine'
import type { AutoScalingGroup, AutoScalingInstance } from '../../records/auto-scaling-groups'
import type { GroupPolicy } from '../../records/group-policies'
import type { World } from '../../world'
import { underWay } from '../activities'
import { countedMembers, membersOf } from '../members'

/** In service for so long; null while it is not. */
function warmAt({ lifecycleState, inServiceAt }: AutoScalingInstance, seconds: number): SimTime | null {
  return lifecycleState === 'InService' && inServiceAt !== null ? afterSeconds(inServiceAt, seconds) : null
}

/** Whether it counts in the metrics of its group: in service, and past the default warm-up if there is one. */
export function isMeasured(world: World, group: AutoScalingGroup, member: AutoScalingInstance): boolean {
  const at = warmAt(member, group.defaultInstanceWarmupSeconds ?? 0)
  return at !== null && at <= world.engine.now
}

export function warmupSeconds({ warmupSeconds: own }: GroupPolicy, group: AutoScalingGroup): number {
  return own ?? group.defaultInstanceWarmupSeconds ?? group.defaultCooldownSeconds
}

export interface Warming {
  readonly instances: number
  /** Null before all are in service. */
  readonly until: SimTime | null
}

/** What has been launched, or is about to be, and is not warm by `now`; null when all is. */
export function warmingOf(
  world: World,
  group: AutoScalingGroup,
  seconds: number,
  now: SimTime,
): Warming | null {
  const counted = countedMembers(world.state, group)
  const ends = counted.map((member) => warmAt(member, seconds))
  const cold = ends.filter((at) => at === null || at > now)
  const missing = Math.max(0, group.desiredCapacity - counted.length)
  const instances = cold.length + missing
  if (instances === 0) return null
  const isKnown = missing === 0 && !cold.includes(null)
  return { instances, until: isKnown ? (Math.max(...cold.map(Number)) as SimTime) : null }
}

export interface SimpleCooldown {
  readonly policyName: string
  /** Null while the activity is in progress: the cooldown begins at its end. */
  readonly until: SimTime | null
}

export function simpleCooldown(world: World, group: AutoScalingGroup, now: SimTime): SimpleCooldown | null {
  const { simpleScaling: last } = group
  if (last === null) return null
  const { policyName } = last
  const isUnderWay = membersOf(world.state, group).some(({ instanceId }) => {
    const activity = underWay(world, instanceId)
    return activity !== null && activity.startedAt >= last.at
  })
  if (isUnderWay || countedMembers(world.state, group).length !== group.desiredCapacity)
    return { policyName, until: null }
  const until = afterSeconds(last.endedAt, last.seconds)
  return until > now ? { policyName, until } : null
}
