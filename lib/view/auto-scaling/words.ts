// Scaling policies in a few words, for cards, tables and headings.

import type { Scaled } from '@/lib/aws/application-autoscaling/arithmetic-text'
import { SCALING_PROCESSES, type ScalingProcess } from '@/lib/aws/autoscaling/scaling-processes'
import type {
  AlarmView,
  GroupPolicyView,
  ScalingPolicyView,
  ServiceScalingView,
  StepScalingView,
  TargetTrackingView,
} from '@/lib/protocol'
import { plural } from '../describe/format'
import type { Tone } from '../describe/words'

/** What a policy counts. */
export type ScaledUnit = Scaled

const METRICS: Readonly<Record<string, string>> = {
  CPUUtilization: 'CPU',
  MemoryUtilization: 'Memory',
  RequestCountPerTarget: 'Requests per target',
}

/** `CPU 50 %`, `Requests per target 600`, `Step scaling, 3 steps` */
export function policyBriefly({
  tracking,
  step,
}: {
  readonly tracking: Pick<TargetTrackingView, 'metricName' | 'target' | 'unit'> | null
  readonly step: Pick<StepScalingView, 'steps'> | null
}): string {
  return tracking === null
    ? `Step scaling, ${plural(step?.steps.length ?? 0, 'step')}`
    : `${METRICS[tracking.metricName] ?? tracking.metricName} ${tracking.target}${tracking.unit === '%' ? ' %' : ''}`
}

/** The same of a policy of an Auto Scaling group: `Simple scaling, +1 instance`. */
export function groupPolicyBriefly(policy: Pick<GroupPolicyView, 'tracking' | 'step' | 'simple'>): string {
  const { simple } = policy
  return simple === null
    ? policyBriefly(policy)
    : `Simple scaling, ${adjustmentText(simple.adjustment, simple.adjustmentType, 'instance')}`
}

/** What a policy of a group wants when an alarm calls it, as a sum in words. */
export function groupRuleText(policy: GroupPolicyView): string {
  const { tracking, simple, effectiveWarmupSeconds: warmup } = policy
  if (tracking !== null)
    return `Wants: measured instances × ${METRICS[tracking.metricName] ?? tracking.metricName} ÷ ${tracking.target}${tracking.unit === '%' ? ' %' : ''}, rounded up. Instances in service for less than ${warmup} s hold back scale-in.`
  if (simple !== null)
    return `Each call of an alarm: ${adjustmentText(simple.adjustment, simple.adjustmentType, 'instance')}, then a cooldown of ${simple.effectiveCooldownSeconds} s.`
  return `The step that the distance from the threshold of the alarm falls into. Instances in service for less than ${warmup} s count as part of what it adds, and hold back scale-in.`
}

/** `4–12 tasks` */
export function boundsText({
  minCapacity,
  maxCapacity,
}: Pick<ServiceScalingView, 'minCapacity' | 'maxCapacity'>): string {
  return minCapacity === maxCapacity
    ? `${minCapacity} ${minCapacity === 1 ? 'task' : 'tasks'}`
    : `${minCapacity}–${maxCapacity} tasks`
}

/** `2/3 above`, `15/15 below`: how many of the datapoints that an alarm needs breach. */
export function breachText({ points, datapointsToAlarm, comparisonOperator }: AlarmView): string {
  const breaching = points.filter(({ isCounted, isBreaching }) => isCounted && isBreaching).length
  return `${Math.min(breaching, datapointsToAlarm)}/${datapointsToAlarm} ${comparisonOperator.startsWith('Greater') ? 'above' : 'below'}`
}

const STATES: Readonly<Record<ScalingPolicyView['status'], readonly [text: string, tone: Tone]>> = {
  watching: ['Watching', 'good'],
  deciding: ['Deciding', 'busy'],
  scalingOut: ['Scaling out', 'busy'],
  scalingIn: ['Scaling in', 'busy'],
  heldBack: ['Held back', 'warning'],
  deleted: ['Deleted', 'neutral'],
}

export function policyState({ status }: { readonly status: ScalingPolicyView['status'] }): {
  readonly text: string
  readonly tone: Tone
} {
  const [text, tone] = STATES[status]
  return { text, tone }
}

/** What is suspended, in AWS's words without their ending. */
export function suspendedProcesses({ suspended }: Pick<ServiceScalingView, 'suspended'>): readonly string[] {
  return Object.entries(suspended).flatMap(([name, is]) => (is ? [name.replace(/Suspended$/, '')] : []))
}

/** What a card says of a service's scaling: the alarm that is nearest to scaling out, or why it does nothing. */
export interface ScalingBriefly {
  readonly text: string
  readonly tone: Tone
}

export function scalingBriefly(
  policies: readonly ScalingPolicyView[],
  alarms: ReadonlyMap<string, AlarmView>,
): ScalingBriefly | null {
  const acting = policies.find(({ status }) => status !== 'watching')
  if (acting !== undefined) return policyState(acting)
  const above = policies
    .flatMap(({ alarmKeys }) => alarmKeys.flatMap((key) => alarms.get(key) ?? []))
    .filter(({ comparisonOperator }) => comparisonOperator.startsWith('Greater'))
    .map((alarm) => ({ alarm, count: breachingOf(alarm) / alarm.datapointsToAlarm }))
    .toSorted((a, b) => b.count - a.count)[0]
  if (above === undefined) return null
  return { text: breachText(above.alarm), tone: above.count > 0 ? 'warning' : 'neutral' }
}

const breachingOf = ({ points }: AlarmView): number =>
  points.filter(({ isCounted, isBreaching }) => isCounted && isBreaching).length

type Step = StepScalingView['steps'][number]

/** `+10 … +20: +3 tasks`: the distance of the metric from the alarm's threshold, and what follows. */
export function stepText(
  { MetricIntervalLowerBound: lower, MetricIntervalUpperBound: upper, ScalingAdjustment }: Step,
  adjustmentType: StepScalingView['adjustmentType'],
  scaled: Scaled = 'task',
): string {
  return `${signed(lower, '−∞')} … ${signed(upper, '+∞')}: ${adjustmentText(ScalingAdjustment, adjustmentType, scaled)}`
}

const signed = (bound: number | undefined, none: string): string =>
  bound === undefined ? none : bound < 0 ? `−${-bound}` : `+${bound}`

function adjustmentText(by: number, type: StepScalingView['adjustmentType'], scaled: Scaled): string {
  const amount = by < 0 ? `−${-by}` : `+${by}`
  switch (type) {
    case 'ChangeInCapacity':
      return `${amount} ${Math.abs(by) === 1 ? scaled : `${scaled}s`}`
    case 'PercentChangeInCapacity':
      return `${amount} %`
    case 'ExactCapacity':
      return `exactly ${plural(by, scaled)}`
  }
}

const MEANINGS: Readonly<Record<ScalingProcess, string>> = {
  Launch: 'adds instances',
  Terminate: 'takes instances away',
  HealthCheck: 'checks instances',
  ReplaceUnhealthy: 'replaces unhealthy instances',
  AZRebalance: 'balances its zones',
  AlarmNotification: 'lets alarms call policies',
  ScheduledActions: 'carries out scheduled actions',
}

/** The processes of an Auto Scaling group that can be suspended, and what each does. */
export const PROCESS_MEANINGS: readonly (readonly [process: ScalingProcess, meaning: string])[] =
  SCALING_PROCESSES.map((process) => [process, MEANINGS[process]])
