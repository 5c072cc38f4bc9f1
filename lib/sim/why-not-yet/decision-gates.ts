// From the alarm to the desired count: the sum, and every gate that is closed. They are the gates by which the model itself decides.

import { arithmeticText } from '@/lib/aws/application-autoscaling/arithmetic-text'
import type { Gate } from '@/lib/aws/application-autoscaling/decide'
import { gateText } from '@/lib/aws/application-autoscaling/gate-text'
import { tasksNeeded } from '@/lib/aws/application-autoscaling/target-tracking'
import { afterMs, type SimTime, US_PER_MS, US_PER_SECOND } from '@/lib/engine'
import type { GateKind, GateTime, GateView, TextPart } from '@/lib/protocol'
import { runningCount } from '@/lib/world/application-autoscaling/activities'
import { foresee } from '@/lib/world/application-autoscaling/policies'
import { evaluationInterval } from '@/lib/world/cloudwatch/evaluate'
import { typicalMs } from '@/lib/world/pace'
import type { ScalableTarget, ScalingRecord } from '@/lib/world/records/scaling'
import type { Service } from '@/lib/world/records/services'
import type { World } from '@/lib/world/world'
import type { Candidate } from './candidate'
import { estimated, gate, known, UNKNOWN } from './gate'

export interface DecisionPart {
  readonly gates: readonly GateView[]
  /** When the desired count changes; null when it does not, or has already. */
  readonly actsAt: GateTime | null
}

interface Context {
  readonly world: World
  readonly service: Service
  readonly target: ScalableTarget
  readonly candidate: Candidate
}

export function decisionPart(context: Context): DecisionPart {
  const { record, alarm } = context.candidate
  const done = doneGate(context)
  if (record.outcome.kind === 'scale') {
    const time = decidesAt(context)
    const state = alarm.state === 'ALARM' ? 'current' : 'ahead'
    return { gates: [...done, nextGate(context, record, { state, time })], actsAt: time }
  }
  const { gates } = record.outcome
  if (done.length > 0 && gates[0]?.kind === 'atDesired') return { gates: done, actsAt: null }
  const state = alarm.state === 'ALARM' ? 'current' : 'ahead'
  const closed = gates.map((one) => closedGate(one, context, state))
  const after = afterCooldown(context, gates)
  return { gates: [...done, ...sumGate(context), ...closed, ...after.gates], actsAt: after.actsAt }
}

/** The sum that it comes to next, if the metric stays as it is. */
function nextGate(
  context: Context,
  record: ScalingRecord,
  { id, state, time }: { readonly id?: string; readonly state: 'current' | 'ahead'; readonly time: GateTime },
): GateView {
  const { policy } = context.candidate
  const [from, to] = record.outcome.kind === 'scale' ? [record.outcome.from, record.outcome.to] : [0, 0]
  return gate({
    kind: 'decision',
    id: id ?? 'decision',
    state,
    title:
      record.arithmetic === null ? `${policy.name} decides` : arithmeticText(record.arithmetic, record.unit),
    detail: [
      `desired ${from} → ${to}${boundText(context.target, record, to)}`,
      ...(state === 'ahead' ? [', if the metric stays there'] : []),
    ],
    time,
    about: policy.arn,
  })
}

/** A cooldown opens by itself: its policy is called with the next evaluation then, and what it would do is worked out for that moment. */
function afterCooldown(context: Context, gates: readonly Gate[]): DecisionPart {
  const { world, candidate, target } = context
  const { policy, alarm } = candidate
  const until = target.cooldown?.until
  const { evaluateAt } = alarm
  if (until === undefined || evaluateAt === null || gates.some(({ kind }) => kind !== 'cooldown'))
    return { gates: [], actsAt: null }
  const beatUs = evaluationInterval(alarm.configuration) * US_PER_SECOND
  const reactionUs = typicalMs(world, 'alarmToDesired') * US_PER_MS
  const beats = Math.max(0, Math.ceil((until - reactionUs - evaluateAt) / beatUs))
  const calledAt = evaluateAt + beats * beatUs
  const at = (calledAt + reactionUs) as SimTime
  const record = foresee(world, policy, alarm.name, at)
  if (record.outcome.kind !== 'scale') return { gates: [], actsAt: null }
  const time = estimated(at)
  return { gates: [nextGate(context, record, { id: 'then', state: 'ahead', time })], actsAt: time }
}

/** What it has decided since the alarm went into ALARM, as long as it is what is wanted. */
function doneGate({ service, candidate }: Context): GateView[] {
  const { policy, alarm } = candidate
  const { latest } = policy
  if (latest === null || latest.outcome.kind !== 'scale' || latest.alarmName !== alarm.name) return []
  const { from, to } = latest.outcome
  if (to !== service.desiredCount) return []
  const sum = latest.arithmetic && arithmeticText(latest.arithmetic, latest.unit)
  return [
    gate({
      kind: 'decision',
      id: 'decided',
      state: 'done',
      title: sum ?? `${policy.name} has decided`,
      detail: [`desired ${from} → ${to}`],
      time: known(latest.at),
      about: policy.arn,
    }),
  ]
}

/** The sum of a decision that is held back. */
function sumGate({ world, service, candidate: { record, policy, alarm } }: Context): GateView[] {
  if (record.arithmetic === null) return []
  const { running } = record.arithmetic
  const base =
    running === runningCount(world, service) ? '' : ` · counts from ${running}, before the last scale-out`
  return [
    gate({
      kind: 'decision',
      state: alarm.state === 'ALARM' ? 'done' : 'ahead',
      title: arithmeticText(record.arithmetic, record.unit),
      detail: [`${alarm.state === 'ALARM' ? 'held back' : 'would be held back'}${base}`],
      time: alarm.state === 'ALARM' ? known(alarm.evaluatedAt ?? alarm.stateSince) : UNKNOWN,
      about: policy.arn,
    }),
  ]
}

function boundText(
  { minCapacity, maxCapacity }: ScalableTarget,
  { arithmetic }: ScalingRecord,
  to: number,
): string {
  const needed = arithmetic?.needed ?? to
  if (needed > to && to === maxCapacity) return ', the maximum'
  return needed < to && to === minCapacity ? ', the minimum' : `, maximum ${maxCapacity}`
}

/** A policy that is called decides within seconds; one whose alarm stays in ALARM is called with the next evaluation. */
function decidesAt({ world, candidate }: Context): GateTime {
  const { policy, alarm, outlook } = candidate
  if (policy.status === 'deciding') {
    const until = world.charts.snapshot('scaling-policy', policy.arn)?.until ?? null
    if (until !== null) return known(until)
  }
  const calledAt = alarm.state === 'ALARM' ? alarm.evaluateAt : outlook.alarmAt
  return calledAt === null ? UNKNOWN : estimated(afterMs(calledAt, typicalMs(world, 'alarmToDesired')))
}

const KINDS: Readonly<Record<Gate['kind'], GateKind>> = {
  noData: 'data',
  scaleInDisabled: 'disabled',
  suspended: 'suspended',
  atMax: 'bound',
  atMin: 'bound',
  atDesired: 'desired',
  flapping: 'desired',
  deployment: 'deployment',
  otherPolicies: 'votes',
  cooldown: 'cooldown',
}

/** Policies keep the spelling of their names. */
function closedGate(closed: Gate, context: Context, state: 'current' | 'ahead'): GateView {
  const { policy } = context.candidate
  const text =
    closed.kind === 'cooldown' ? `cooldown of the last scale-${closed.cooldown.direction}` : gateText(closed)
  return gate({
    kind: KINDS[closed.kind],
    id: closed.kind,
    state: closed.kind === 'atDesired' ? 'done' : state,
    title: closed.kind === 'otherPolicies' ? text : text.charAt(0).toUpperCase() + text.slice(1),
    detail: liftedBy(closed, context),
    time: closed.kind === 'cooldown' ? known(closed.cooldown.until) : UNKNOWN,
    about: policy.arn,
  })
}

/** What opens the gate. */
function liftedBy(closed: Gate, { target, candidate }: Context): readonly TextPart[] {
  const needed = candidate.record.arithmetic?.needed
  switch (closed.kind) {
    case 'noData':
      return ['a datapoint opens it; with steps, one that lies in a step']
    case 'scaleInDisabled':
      return ['DisableScaleIn false opens it']
    case 'suspended':
      return [`RegisterScalableTarget with ${closed.process} false opens it`]
    case 'atMax':
      return [
        needed !== undefined && needed > closed.max
          ? `a maximum of ${needed} is asked for`
          : 'a higher maximum opens it',
      ]
    case 'atMin':
      return ['a lower minimum opens it']
    case 'atDesired':
      return ['nothing more to ask for']
    case 'flapping':
      return ['it waits until the metric falls further']
    case 'deployment':
      return ['scale-in waits for its end; scale-out does not']
    case 'otherPolicies':
      return ['all policies that may scale in have to agree']
    case 'cooldown': {
      const what =
        candidate.direction === 'out' ? 'only a larger scale-out acts before' : 'nothing is scaled in before'
      return [`${what} · ends in `, { until: target.cooldown?.until ?? closed.cooldown.until }]
    }
  }
}

/** The sum without bounds and cooldowns; null without a datapoint, or where no step applies. */
export function neededNow(
  world: World,
  service: Service,
  { policy, outlook, record }: Candidate,
): number | null {
  const metric = outlook.counted.at(-1)?.value
  if (policy.tracking === null || metric === undefined) return record.arithmetic?.needed ?? null
  return tasksNeeded({ running: runningCount(world, service), metric, target: policy.tracking.target }).needed
}

export function boundedBy(
  { minCapacity, maxCapacity }: ScalableTarget,
  needed: number | null,
): number | null {
  return needed === null ? null : Math.min(maxCapacity, Math.max(minCapacity, needed))
}
