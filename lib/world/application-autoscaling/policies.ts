// A scaling policy that an alarm has called: reads the metric, decides, acts, and keeps on record why. The rules are in
// `lib/aws/application-autoscaling`; here is where their numbers come from and what becomes of their answers.

import { activityTexts, notScaledReason } from '@/lib/aws/application-autoscaling/activity-texts'
import { arithmeticText } from '@/lib/aws/application-autoscaling/arithmetic-text'
import { cooldownAfter, scaleOutBase } from '@/lib/aws/application-autoscaling/cooldown'
import { decideScaling } from '@/lib/aws/application-autoscaling/decide'
import { gateText } from '@/lib/aws/application-autoscaling/gate-text'
import type { ScalingDirection } from '@/lib/aws/application-autoscaling/vocabulary'
import { type WantedCapacity, wantedCapacity } from '@/lib/aws/application-autoscaling/wanted-capacity'
import { afterSeconds, existing, type SimTime } from '@/lib/engine'
import { primaryDeploymentOf } from '../lifecycle/lookup'
import type { ScalableTarget, ScalingPolicy, ScalingRecord } from '../records/scaling'
import type { Service } from '../records/services'
import type { World } from '../world'
import { recordNotScaled, runningCount, setDesiredCount } from './activities'
import { type AlarmReading, isAnyAlarmRaised, readAlarm, unitOfAlarm } from './alarms'
import { policiesOf } from './targets'
import { votesOf } from './votes'

/** The policy's chart waits for what this sends it. */
export function decidePolicy(world: World, policy: ScalingPolicy): void {
  const target = targetOf(world, policy)
  const record = foresee(world, policy, existing(policy.calledBy, `the alarm that called ${policy.arn}`))
  explain(world, { policy, target, record })
  policy.latest = record
  carryOut(world, { policy, target, record })
  if (!isAnyAlarmRaised(world, policy))
    world.charts.send('scaling-policy', policy.arn, { type: 'alarms.cleared' })
}

/**
 * What the policy would decide if this alarm called it at `now`, which may be later than now: cooldowns are over by then, all else is as
 * it is. Changes nothing.
 */
export function foresee(
  world: World,
  policy: ScalingPolicy,
  alarmName: string,
  now: SimTime = world.engine.now,
): ScalingRecord {
  const target = targetOf(world, policy)
  const service = world.state.services.get(target.serviceArn)
  return decided(world, { policy, target, service, alarmName, alarm: readAlarm(world, alarmName), now })
}

function targetOf({ state }: World, { resourceId }: ScalingPolicy): ScalableTarget {
  return existing(state.scalableTargets.get(resourceId), `scalable target ${resourceId}`)
}

interface Call {
  readonly policy: ScalingPolicy
  readonly target: ScalableTarget
  readonly service: Service | undefined
  readonly alarmName: string
  readonly alarm: AlarmReading | null
  readonly now: SimTime
}

function decided(world: World, call: Call): ScalingRecord {
  const { policy, target, service, alarmName, alarm, now } = call
  const unit = unitOfAlarm(world, alarmName)
  const wanted = service && alarm ? wantedBy(world, { policy, target, service, alarm, now }) : null
  if (!service || wanted === null) {
    return {
      at: now,
      alarmName,
      direction: null,
      arithmetic: null,
      unit,
      outcome: { kind: 'blocked', gates: [{ kind: 'noData' }] },
    }
  }
  const { direction, arithmetic, neededWithoutCooldown } = wanted
  const outcome = decideScaling({
    direction,
    policyName: policy.name,
    arithmetic,
    neededWithoutCooldown,
    capacity: capacityOf(world, target, service),
    cooldown: target.cooldown,
    suspended: target.suspended,
    isScaleInDisabled: policy.tracking?.disableScaleIn === true,
    isDeploying: primaryDeploymentOf(world, service).rolloutState === 'IN_PROGRESS',
    votes:
      policy.type === 'TargetTrackingScaling'
        ? votesOf(world, othersOf(world, policy), runningCount(world, service))
        : [],
    now,
  })
  return { at: now, alarmName, direction, arithmetic, unit, outcome }
}

function capacityOf(world: World, target: ScalableTarget, service: Service) {
  return {
    running: runningCount(world, service),
    desired: service.desiredCount,
    min: target.minCapacity,
    max: target.maxCapacity,
  }
}

interface Wanted extends WantedCapacity {
  readonly neededWithoutCooldown: number
}

function othersOf(world: World, policy: ScalingPolicy): readonly ScalingPolicy[] {
  return policiesOf(world, policy.resourceId).filter((other) => other !== policy)
}

function wantedBy(
  world: World,
  call: Omit<Call, 'alarmName'> & { readonly service: Service; readonly alarm: AlarmReading },
): Wanted | null {
  const { target, service, now } = call
  const running = runningCount(world, service)
  const { policy, alarm } = call
  const free = wantedCapacity(policy, alarm, running)
  if (free === null || free.direction === 'in') return free && { ...free, neededWithoutCooldown: 0 }
  const held = wantedCapacity(policy, alarm, scaleOutBase(target.cooldown, running, now))
  return held && { ...held, direction: 'out', neededWithoutCooldown: free.arithmetic.needed }
}

interface Decided {
  readonly policy: ScalingPolicy
  readonly target: ScalableTarget
  readonly record: ScalingRecord
}

function carryOut(world: World, { policy, target, record }: Decided): void {
  const { outcome, alarmName } = record
  const cause = activityTexts.alarmTriggered(alarmName, policy.name)
  const details = record.arithmetic ? arithmeticText(record.arithmetic, record.unit) : undefined
  if (outcome.kind === 'blocked') {
    const [first] = outcome.gates
    const reason = first && notScaledReason(first)
    if (reason) recordNotScaled(world, target, reason, { cause, details })
    world.charts.send('scaling-policy', policy.arn, { type: 'held.back' })
    return
  }
  const direction = outcome.to > outcome.from ? 'out' : 'in'
  const { now } = world.engine
  const seconds = cooldownSeconds(policy, direction)
  const cooldownUntil = afterSeconds(now, seconds)
  const from = record.arithmetic?.running ?? outcome.from
  const activity = { direction, policyName: policy.name, from, now, until: cooldownUntil } as const
  target.cooldown = cooldownAfter(target.cooldown, activity)
  const { id } = setDesiredCount(world, target, { to: outcome.to, cause, details, cooldownUntil })
  const type = direction === 'out' ? 'scaled.out' : 'scaled.in'
  world.charts.send('scalable-target', target.resourceId, {
    type,
    activityId: id,
    cooldownMs: seconds * 1_000,
  })
  world.charts.send('scaling-policy', policy.arn, { type })
}

function cooldownSeconds({ tracking, step }: ScalingPolicy, direction: ScalingDirection): number {
  if (tracking)
    return direction === 'out' ? tracking.scaleOutCooldownSeconds : tracking.scaleInCooldownSeconds
  return step?.cooldownSeconds ?? 0
}

/** What is blocked for the same reason minute after minute is said once. */
function explain(world: World, { policy, target, record }: Decided): void {
  if (isSameReason(policy.latest, record)) return
  const { outcome, arithmetic, unit, alarmName } = record
  const sum: [string, string][] = arithmetic ? [['capacity', arithmeticText(arithmetic, unit)]] : []
  const gates = outcome.kind === 'blocked' ? outcome.gates : []
  const what =
    outcome.kind === 'scale'
      ? `sets the desired count from ${outcome.from} to ${outcome.to}`
      : `does not scale: ${gates.map((gate) => gateText(gate)).join('; ')}`
  world.log.explain({
    topic: 'scaling',
    subjects: [target.serviceArn, policy.arn],
    summary: `${policy.name} ${what}`,
    rule: policy.type === 'TargetTrackingScaling' ? 'tasks × metric ÷ target, rounded up' : 'step adjustment',
    facts: [
      ...sum,
      ['alarm', alarmName],
      ['bounds', `${target.minCapacity} to ${target.maxCapacity}`],
      ...gates.map((gate) => ['gate', gateText(gate)] as const),
    ],
  })
}

function isSameReason(before: ScalingRecord | null, after: ScalingRecord): boolean {
  return (
    before !== null &&
    before.alarmName === after.alarmName &&
    before.outcome.kind === 'blocked' &&
    after.outcome.kind === 'blocked' &&
    JSON.stringify(before.outcome.gates) === JSON.stringify(after.outcome.gates)
  )
}
