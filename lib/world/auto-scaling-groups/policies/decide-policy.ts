// A policy of an Auto Scaling group that an alarm has called, or a person: reads the metric, decides, acts, and keeps on record
// why. The rules are in `lib/aws/autoscaling/decide-group-scaling.ts`, the sums those of services.

import type { MetricUnit } from '@/lib/aws/application-autoscaling/arithmetic-text'
import { adjustCapacity } from '@/lib/aws/application-autoscaling/step-scaling'
import {
  type SeenValue,
  type WantedCapacity,
  wantedCapacity,
} from '@/lib/aws/application-autoscaling/wanted-capacity'
import type { CapacityChangeReason } from '@/lib/aws/autoscaling/activity-text'
import { decideGroupScaling, groupGateText, groupSumText } from '@/lib/aws/autoscaling/decide-group-scaling'
import { afterSeconds, existing, type SimTime } from '@/lib/engine'
import { isAnyAlarmRaised, readAlarm, unitOfAlarm } from '../../application-autoscaling/alarms'
import { votesOf } from '../../application-autoscaling/votes'
import type { AutoScalingGroup } from '../../records/auto-scaling-groups'
import type {
  GroupPolicy,
  GroupScalingRecord,
  SimpleScalingConfiguration,
} from '../../records/group-policies'
import type { World } from '../../world'
import { changeCapacity } from '../change-capacity'
import { keepHeldBack } from '../keep-decision'
import { membersOf } from '../members'
import { groupPoliciesOf } from './policies'
import { isMeasured, simpleCooldown, warmingOf, warmupSeconds } from './warm-up'

/** The policy's chart waits for what this sends it. */
export function decideGroupPolicy(world: World, policy: GroupPolicy): void {
  const alarmName = existing(policy.calledBy, `the alarm that called ${policy.arn}`)
  const record = foreseeGroupPolicy(world, policy, alarmName)
  const reason = { kind: 'alarm', alarm: alarmName, state: 'ALARM', policy: policy.name } as const
  const type = carryOut(world, policy, record, reason)
  world.charts.send('group-policy', policy.arn, { type })
  if (!isAnyAlarmRaised(world, policy))
    world.charts.send('group-policy', policy.arn, { type: 'alarms.cleared' })
}

/** What the policy would decide if this alarm called it at `now`; changes nothing. */
export function foreseeGroupPolicy(
  world: World,
  policy: GroupPolicy,
  alarmName: string,
  now: SimTime = world.engine.now,
): GroupScalingRecord {
  const seen = readAlarm(world, alarmName)
  return decided(world, policy, { seen, alarmName, unit: unitOfAlarm(world, alarmName), now })
}

/** ExecutePolicy. A simple policy reads no metric, and a step policy that of the caller. */
export function executeGroupPolicy(world: World, policy: GroupPolicy, seen: SeenValue | null): void {
  const record = decided(world, policy, { seen, alarmName: null, unit: '', now: world.engine.now })
  carryOut(world, policy, record, { kind: 'executed', policy: policy.name })
}

interface Call {
  readonly seen: SeenValue | null
  readonly alarmName: string | null
  readonly unit: MetricUnit
  readonly now: SimTime
}

function decided(world: World, policy: GroupPolicy, call: Call): GroupScalingRecord {
  const { alarmName, unit, now } = call
  const group = groupOf(world, policy)
  const wanted = wantedBy(world, policy, group, call)
  if (wanted === null) {
    const outcome = { kind: 'blocked', gates: [{ kind: 'noData' }] } as const
    return { at: now, alarmName, direction: null, arithmetic: null, sum: null, outcome }
  }
  const { direction, arithmetic } = wanted
  const others = groupPoliciesOf(world, group.name).filter((other) => other !== policy && other.enabled)
  const outcome = decideGroupScaling({
    type: policy.type,
    policyName: policy.name,
    direction,
    arithmetic,
    capacity: { desired: group.desiredCapacity, min: group.minSize, max: group.maxSize },
    isEnabled: policy.enabled,
    isSuspended: alarmName !== null && group.suspended.includes('AlarmNotification'),
    isScaleInDisabled: policy.tracking?.disableScaleIn === true,
    warming:
      direction === 'in' && !policy.simple
        ? warmingOf(world, group, warmupSeconds(policy, group), now)
        : null,
    // A person who executes a policy has been told of it before, or does not care.
    cooldown: policy.simple && alarmName !== null ? simpleCooldown(world, group, now) : null,
    votes: policy.tracking ? votesOf(world, others, arithmetic.running) : [],
    now,
  })
  return {
    at: now,
    alarmName,
    direction,
    arithmetic,
    sum: groupSumText(policy.type, arithmetic, unit),
    outcome,
  }
}

function groupOf({ state }: World, { groupName }: GroupPolicy): AutoScalingGroup {
  return existing(state.autoScalingGroups.get(groupName), `Auto Scaling group ${groupName}`)
}

/**
 * Target tracking starts from the instances that its metric is of; a step out from those that are warm, so that what is warming up
 * counts as part of what it wants to add; all else from the desired capacity.
 */
function wantedBy(
  world: World,
  policy: GroupPolicy,
  group: AutoScalingGroup,
  { seen, now }: Call,
): WantedCapacity | null {
  const { desiredCapacity: desired } = group
  if (policy.simple)
    return seen || policy.type === 'SimpleScaling' ? wantedBySimple(policy.simple, desired) : null
  if (seen === null) return null
  if (policy.tracking) {
    const measured = membersOf(world.state, group).filter((member) => isMeasured(world, group, member))
    return wantedCapacity({ tracking: policy.tracking, step: null }, seen, measured.length)
  }
  const rule = { tracking: null, step: policy.step }
  const wanted = wantedCapacity(rule, seen, desired)
  if (wanted?.direction !== 'out' || policy.step?.adjustmentType === 'ExactCapacity') return wanted
  const warming = warmingOf(world, group, warmupSeconds(policy, group), now)?.instances ?? 0
  return wantedCapacity(rule, seen, Math.max(0, desired - warming))
}

function wantedBySimple(simple: SimpleScalingConfiguration, running: number): WantedCapacity {
  const { adjustmentType, adjustment, minAdjustmentMagnitude } = simple
  const minMagnitude = minAdjustmentMagnitude ?? 0
  const sum = adjustCapacity({ running, adjustmentType, adjustment, minMagnitude })
  const step = { ScalingAdjustment: adjustment }
  const arithmetic = { kind: 'step', running, metric: 0, threshold: 0, step, adjustmentType, ...sum } as const
  return { direction: sum.amount < 0 ? 'in' : 'out', arithmetic }
}

function carryOut(
  world: World,
  policy: GroupPolicy,
  record: GroupScalingRecord,
  reason: CapacityChangeReason,
): 'scaled.out' | 'scaled.in' | 'held.back' {
  const group = groupOf(world, policy)
  const { outcome, sum, at } = record
  explain(world, policy, group, record)
  // What holds an alarm's call back still does so when a person has executed the policy.
  if (record.alarmName !== null || policy.status !== 'heldBack') policy.latest = record
  if (outcome.kind === 'blocked') return 'held.back'
  if (policy.simple) {
    const seconds = policy.simple.cooldownSeconds ?? group.defaultCooldownSeconds
    const before = group.simpleScaling
    group.simpleScaling = {
      policyName: policy.name,
      at,
      seconds,
      isByAlarm: reason.kind === 'alarm',
      endedAt: at,
      cooldownBeforeUntil: before && afterSeconds(before.at, before.seconds),
    }
  }
  changeCapacity(world, group, outcome.to, reason, sum)
  return outcome.to > outcome.from ? 'scaled.out' : 'scaled.in'
}

/** What is blocked for the same reason minute after minute is said once. */
function explain(
  world: World,
  policy: GroupPolicy,
  group: AutoScalingGroup,
  { outcome, sum, alarmName }: GroupScalingRecord,
): void {
  const gates = outcome.kind === 'blocked' ? outcome.gates.map(groupGateText) : []
  const before = policy.latest?.outcome
  const isSame = before?.kind === 'blocked' && before.gates.map(groupGateText).join() === gates.join()
  if (outcome.kind === 'blocked' && isSame) return
  if (outcome.kind === 'blocked')
    keepHeldBack(world, group, { by: policy.name, sum, heldBy: gates.join('; ') })
  world.log.explain({
    topic: 'scaling',
    subjects: [group.arn, policy.arn],
    summary:
      outcome.kind === 'scale'
        ? `${policy.name} sets the desired capacity of ${group.name} from ${outcome.from} to ${outcome.to}`
        : `${policy.name} does not scale ${group.name}: ${gates.join('; ')}`,
    rule: policy.tracking ? 'instances × metric ÷ target, rounded up' : 'the adjustment of the policy',
    facts: [
      ...(sum === null ? [] : [['capacity', sum] as const]),
      ['called by', alarmName ?? 'ExecutePolicy'],
      ['bounds', `${group.minSize} to ${group.maxSize}`],
      ...gates.map((gate) => ['gate', gate] as const),
    ],
  })
}
