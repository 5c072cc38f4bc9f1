// An alarm in words and on its chart. No React.

import type { ComparisonOperator } from '@/lib/aws/cloudwatch/alarm-rule'
import type { AlarmPointView, AlarmView } from '@/lib/protocol'
import { shortNumber } from '../charts/short-number'
import { plural } from './format'

const SIGNS: Readonly<Record<ComparisonOperator, string>> = {
  GreaterThanOrEqualToThreshold: '≥',
  GreaterThanThreshold: '>',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
}

type Condition = Pick<
  AlarmView,
  | 'metricName'
  | 'comparisonOperator'
  | 'threshold'
  | 'datapointsToAlarm'
  | 'evaluationPeriods'
  | 'periodSeconds'
>

/** As the console writes it: `CPUUtilization > 50 for 3 datapoints within 3 minutes`. */
export function conditionText(alarm: Condition): string {
  const { metricName, comparisonOperator, threshold, datapointsToAlarm: needed } = alarm
  const datapoints = plural(needed, 'datapoint')
  return `${metricName} ${SIGNS[comparisonOperator]} ${threshold} for ${datapoints} within ${lengthText(alarm)}`
}

function lengthText({ evaluationPeriods, periodSeconds }: Condition): string {
  const seconds = evaluationPeriods * periodSeconds
  return seconds % 60 === 0 ? plural(seconds / 60, 'minute') : plural(seconds, 'second')
}

/** What the periods in the evaluation range come to just now: `2 of 3 datapoints breaching · 1 missing`. */
export function standingText({
  points,
  datapointsToAlarm,
}: Pick<AlarmView, 'points' | 'datapointsToAlarm'>): string {
  const breaching = points.filter(({ isCounted, isBreaching }) => isCounted && isBreaching).length
  const missing = points.filter(({ isInRange, value }) => isInRange && value === null).length
  const gaps = missing === 0 ? '' : ` · ${missing} missing in the evaluation range`
  return `${breaching} of ${datapointsToAlarm} datapoints breaching${gaps}`
}

/** Size of the chart that `plotAlarm` draws on. */
export const ALARM_CHART = { width: 288, height: 96 } as const
const PADDING = 6

export interface PlottedPoint {
  readonly x: number
  readonly y: number
  readonly point: AlarmPointView
}

export interface AlarmPlot {
  readonly points: readonly PlottedPoint[]
  readonly thresholdY: number
  /** Where the evaluation range begins. */
  readonly rangeX: number
  /** The values at the top and the bottom. */
  readonly top: string
  readonly bottom: string
}

/** The datapoints and the threshold on one scale, which begins at 0 unless a value lies below. */
export function plotAlarm({ points, threshold }: Pick<AlarmView, 'points' | 'threshold'>): AlarmPlot {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const low = Math.min(0, threshold, ...values)
  const high = Math.max(threshold, low + 1e-9, ...values)
  const { width, height } = ALARM_CHART
  const span = (high - low) * 1.1
  const y = (value: number) => height - PADDING - ((value - low) / span) * (height - 2 * PADDING)
  const step = (width - 2 * PADDING) / Math.max(1, points.length - 1)
  const x = (i: number) => PADDING + i * step
  const first = points.findIndex(({ isInRange }) => isInRange)
  return {
    points: points.map((point, i) => ({ x: x(i), y: y(point.value ?? low), point })),
    thresholdY: y(threshold),
    rangeX: x(Math.max(0, first)) - step / 2,
    top: shortNumber(low + span),
    bottom: shortNumber(low),
  }
}
