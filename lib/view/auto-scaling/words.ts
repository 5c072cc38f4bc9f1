// Scaling policies in a few words, for cards, tables and headings.

import type { AlarmView, ScalingPolicyView, ServiceScalingView } from '@/lib/protocol'
import type { Tone } from '../describe/words'

const METRICS: Readonly<Record<string, string>> = {
  CPUUtilization: 'CPU',
  MemoryUtilization: 'Memory',
  RequestCountPerTarget: 'Requests per target',
}

/** `CPU 50 %`, `Requests per target 600`, `Step scaling, 3 steps` */
export function policyBriefly({ tracking, step }: Pick<ScalingPolicyView, 'tracking' | 'step'>): string {
  if (tracking !== null)
    return `${METRICS[tracking.metricName] ?? tracking.metricName} ${tracking.target}${tracking.unit === '%' ? ' %' : ''}`
  const steps = step?.steps.length ?? 0
  return `Step scaling, ${steps} ${steps === 1 ? 'step' : 'steps'}`
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

export function policyState({ status }: Pick<ScalingPolicyView, 'status'>): {
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

type Step = NonNullable<ScalingPolicyView['step']>['steps'][number]

/** `+10 … +20: +3 tasks`: the distance of the metric from the alarm's threshold, and what follows. */
export function stepText(
  { MetricIntervalLowerBound: lower, MetricIntervalUpperBound: upper, ScalingAdjustment }: Step,
  adjustmentType: NonNullable<ScalingPolicyView['step']>['adjustmentType'],
): string {
  return `${signed(lower, '−∞')} … ${signed(upper, '+∞')}: ${adjustmentText(ScalingAdjustment, adjustmentType)}`
}

const signed = (bound: number | undefined, none: string): string =>
  bound === undefined ? none : bound < 0 ? `−${-bound}` : `+${bound}`

function adjustmentText(by: number, type: NonNullable<ScalingPolicyView['step']>['adjustmentType']): string {
  const amount = by < 0 ? `−${-by}` : `+${by}`
  switch (type) {
    case 'ChangeInCapacity':
      return `${amount} ${Math.abs(by) === 1 ? 'task' : 'tasks'}`
    case 'PercentChangeInCapacity':
      return `${amount} %`
    case 'ExactCapacity':
      return `exactly ${by} ${by === 1 ? 'task' : 'tasks'}`
  }
}
