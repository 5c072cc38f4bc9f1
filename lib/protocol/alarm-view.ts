import type { AlarmState, ComparisonOperator, MissingDataTreatment } from '@/lib/aws/cloudwatch/alarm-rule'
import type { SimTime } from '@/lib/engine/time'

/** One period as the alarm sees it. */
export interface AlarmPointView {
  /** Its begin. */
  readonly at: SimTime
  /** Null: no datapoint. */
  readonly value: number | null
  readonly isBreaching: boolean
  /** In the evaluation range, and of the N that the state follows from. */
  readonly isInRange: boolean
  readonly isCounted: boolean
}

export interface AlarmView {
  readonly kind: 'alarm'
  readonly key: string
  readonly name: string
  readonly state: AlarmState
  readonly stateSince: SimTime
  readonly reason: string
  readonly description: string | null
  /** What PutMetricAlarm would be given for it. */
  readonly asPut: Readonly<Record<string, unknown>>
  readonly actionsEnabled: boolean
  readonly namespace: string
  readonly metricName: string
  readonly dimensions: readonly (readonly [name: string, value: string])[]
  /** Key of the resource that the metric is about; null when it is none on the screen. */
  readonly watches: string | null
  readonly statistic: string
  readonly periodSeconds: number
  readonly evaluationPeriods: number
  /** M; N unless the alarm says otherwise. */
  readonly datapointsToAlarm: number
  readonly threshold: number
  readonly comparisonOperator: ComparisonOperator
  readonly treatMissingData: MissingDataTreatment
  /** By the state in which they are invoked. */
  readonly actions: readonly (readonly [state: AlarmState, arn: string])[]
  readonly evaluatedAt: SimTime | null
  readonly evaluateAt: SimTime | null
  /** The evaluation range and some periods before it, oldest first. */
  readonly points: readonly AlarmPointView[]
}
