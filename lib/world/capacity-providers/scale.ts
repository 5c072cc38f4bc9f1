// Managed scaling that an alarm has called: takes M and N of the datapoint that raised it, decides, and sets the desired
// capacity of its group. The rule is in `lib/aws/ecs/capacity-provider/decide.ts`.

import { STANDARD_RESOLUTION_SECONDS } from '@/lib/aws/cloudwatch/periods'
import {
  type CapacityDecision,
  capacityGateText,
  capacityText,
  decideCapacity,
} from '@/lib/aws/ecs/capacity-provider/decide'
import { afterSeconds, type SimTime } from '@/lib/engine'
import { changeCapacity } from '../auto-scaling-groups/change-capacity'
import { keepHeldBack } from '../auto-scaling-groups/keep-decision'
import { countedMembers, isOnItsWay } from '../auto-scaling-groups/members'
import { evaluateNow } from '../cloudwatch/evaluate'
import { alarmNamed } from '../lifecycle/alarms'
import type { AutoScalingGroup } from '../records/auto-scaling-groups'
import type { CapacityProvider, CapacitySample } from '../records/capacity-providers'
import type { World } from '../world'
import { isAnyAlarmRaised } from './policy'

/** The provider's chart waits for what this sends it. */
export function scaleProvider(world: World, provider: CapacityProvider): void {
  const type = scaled(world, provider)
  world.charts.send('capacity-provider', provider.name, { type })
  if (!isAnyAlarmRaised(world, provider))
    world.charts.send('capacity-provider', provider.name, { type: 'alarms.cleared' })
}

function scaled(world: World, provider: CapacityProvider): 'scaled.out' | 'scaled.in' | 'held.back' {
  const { policy, managedScaling } = provider
  const group = world.state.autoScalingGroups.get(provider.groupName)
  const alarmName = provider.calledBy ?? ''
  const sample = sampleOf(world, provider, alarmName)
  if (group === undefined || group.phase === 'deleting' || sample === null || policy === null) {
    provider.latest = null
    return 'held.back'
  }
  const direction = alarmName === policy.alarms.high ? 'out' : 'in'
  const decision = decideCapacity({
    direction,
    needed: sample.needed,
    instances: sample.instances,
    target: managedScaling.targetCapacity,
    maximumScalingStepSize: managedScaling.maximumScalingStepSize,
    desired: group.desiredCapacity,
    min: group.minSize,
    max: group.maxSize,
    warming: warmingInstances(world, provider, group),
    isOutdated: isOutdated(world, { provider, group, sample, direction }),
  })
  explain(world, { provider, group, decision, sample })
  provider.latest = { at: world.engine.now, alarmName, decision }
  if (decision.kind === 'held') return 'held.back'
  provider.changed = { at: world.engine.now, direction }
  const reason = { kind: 'alarm', alarm: alarmName, state: 'ALARM', policy: policy.name } as const
  changeCapacity(world, group, decision.to, reason, capacityText(decision.arithmetic))
  return direction === 'out' ? 'scaled.out' : 'scaled.in'
}

/** M and N of the newest datapoint that the alarm sees; null when there is none. */
function sampleOf(world: World, provider: CapacityProvider, alarmName: string): CapacitySample | null {
  const alarm = alarmNamed(world, alarmName)
  const newest = alarm && evaluateNow(world, alarm).range.findLast(({ value }) => value !== null)
  if (!newest) return null
  const minuteOf = (at: number) => world.cloudwatch.periodOf(at as SimTime, STANDARD_RESOLUTION_SECONDS)
  return provider.samples.findLast(({ at }) => minuteOf(at - 1) === minuteOf(newest.start)) ?? null
}

/** When the last instance of the last scale-out that is in service has warmed up; null when all have, or none is there. */
export function lastWarm(
  { state, engine }: World,
  { changed, managedScaling }: CapacityProvider,
  group: AutoScalingGroup,
): SimTime | null {
  if (changed?.direction !== 'out') return null
  let last: SimTime | null = null
  for (const { launchedAt, inServiceAt } of countedMembers(state, group)) {
    if (launchedAt < changed.at || inServiceAt === null) continue
    const warmAt = afterSeconds(inServiceAt, managedScaling.instanceWarmupSeconds)
    if (warmAt > engine.now && (last === null || warmAt > last)) last = warmAt
  }
  return last
}

/** Of what the last scale-out has launched, or is about to: they are not ready to be counted. */
export function warmingInstances(
  { state, engine }: World,
  { changed, managedScaling }: CapacityProvider,
  group: AutoScalingGroup,
): number {
  if (changed?.direction !== 'out') return 0
  const members = countedMembers(state, group)
  const launched = members.filter(({ launchedAt }) => launchedAt >= changed.at)
  const warming = launched.filter(
    ({ inServiceAt }) =>
      inServiceAt === null || afterSeconds(inServiceAt, managedScaling.instanceWarmupSeconds) > engine.now,
  ).length
  // The group reacts some seconds later, or tries again when it could not.
  return launched.length > 0 ? warming : Math.max(0, group.desiredCapacity - members.length)
}

interface Known {
  readonly provider: CapacityProvider
  readonly group: AutoScalingGroup
  readonly sample: CapacitySample
  readonly direction: 'in' | 'out'
}

/** A datapoint from before the last change does not count it; and nobody takes more out of a group that still does so. */
function isOutdated({ state }: World, { provider, group, sample, direction }: Known): boolean {
  if (provider.changed !== null && sample.at <= provider.changed.at) return true
  const members = countedMembers(state, group)
  return direction === 'in' && (members.length !== group.desiredCapacity || members.some(isOnItsWay))
}

/** What is held back for the same reason minute after minute is said once. */
function explain(
  world: World,
  { provider, group, decision, sample }: Omit<Known, 'direction'> & { readonly decision: CapacityDecision },
): void {
  const before = provider.latest?.decision
  if (before?.kind === 'held' && decision.kind === 'held' && before.gate.kind === decision.gate.kind) return
  if (decision.kind === 'held')
    keepHeldBack(world, group, {
      by: provider.policy?.name ?? provider.name,
      sum: capacityText(decision.arithmetic),
      heldBy: capacityGateText(decision.gate),
    })
  world.log.explain({
    topic: 'scaling',
    subjects: [provider.arn, group.arn],
    summary:
      decision.kind === 'scale'
        ? `${provider.name} sets the desired capacity of ${group.name} from ${decision.from} to ${decision.to}`
        : `${provider.name} does not scale: ${capacityGateText(decision.gate)}`,
    rule: 'CapacityProviderReservation = M ÷ N × 100, kept at the target capacity',
    facts: [
      ['capacity', capacityText(decision.arithmetic)],
      ...sample.reasons.map((reason) => ['M', reason] as const),
      ['bounds', `${group.minSize} to ${group.maxSize}`],
    ],
  })
}
