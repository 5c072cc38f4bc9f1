// Alarms as CloudWatch keeps them. The datapoints of metrics are no records: `lib/world/cloudwatch/` keeps them.

import type { AlarmRule, AlarmState } from '@/lib/aws/cloudwatch/alarm-rule'
import type { MetricId } from '@/lib/aws/cloudwatch/metric'
import type { EventHandle, SimTime } from '@/lib/engine'

/** What PutMetricAlarm says of an alarm, and may say anew. */
export interface AlarmConfiguration extends AlarmRule {
  readonly description: string | null
  readonly metric: MetricId
  /** `Average`, …, or a percentile: `p99`. */
  readonly statistic: string
  readonly periodSeconds: number
  readonly unit: string | null
  /** Of percentiles: whether a state is judged from few samples. */
  readonly evaluateLowSampleCountPercentile: 'evaluate' | 'ignore' | null
  /** ARNs of what is done when the alarm comes into each state. */
  readonly actions: Readonly<Record<AlarmState, readonly string[]>>
}

/** A state with its reason, as it was. */
export interface AlarmStateRecord {
  readonly state: AlarmState
  readonly reason: string
  /** JSON text. */
  readonly reasonData: string | null
  readonly since: SimTime
}

export interface Alarm {
  readonly arn: string
  readonly name: string
  configuration: AlarmConfiguration
  actionsEnabled: boolean
  /** Mirrors of the alarm chart. */
  state: AlarmState
  reason: string
  reasonData: string | null
  stateSince: SimTime
  /** What the chart was in before. */
  previous: AlarmStateRecord | null
  configuredAt: SimTime
  /** When it was evaluated last; null before the first time. */
  evaluatedAt: SimTime | null
  /** When it is evaluated next, and that entry of the queue. */
  evaluateAt: SimTime | null
  evaluation: EventHandle | null
  /** When the actions of its state were invoked last: Auto Scaling's are repeated every minute. */
  actedAt: SimTime | null
}

/** The CPU that a running task had used when it was measured last. */
export interface TaskCpuMark {
  readonly usedUs: number
  readonly at: SimTime
}
