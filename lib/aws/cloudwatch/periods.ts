// Periods are aligned to the clock: a period of 300 s begins at :00, :05, :10. Finer datapoints become one of a longer period by
// merging; a period without any has no datapoint. CloudWatch guide, cloudwatch_concepts#CloudWatchPeriods.

import type { EpochMs } from '@/lib/engine'
import { merged, NO_VALUES, type StatisticSet } from './statistic-set'

/** Of a metric without a `StorageResolution` of 1. */
export const STANDARD_RESOLUTION_SECONDS = 60

/** Of high-resolution metrics, shorter than a minute. GetMetricData, MetricStat. */
export const HIGH_RESOLUTION_PERIODS: readonly number[] = [1, 5, 10, 20, 30]

/** PutMetricAlarm `Period`: "10, 20, 30, and any multiple of 60". */
export const ALARM_HIGH_RESOLUTION_PERIODS: readonly number[] = [10, 20, 30]

export interface Datapoint {
  /** Begin of its period. */
  readonly at: EpochMs
  readonly values: StatisticSet
}

/** Begin of the period that an instant lies in. */
export function periodStart(at: EpochMs, periodSeconds: number): EpochMs {
  const ms = periodSeconds * 1_000
  return Math.floor(at / ms) * ms
}

/** Datapoints of a longer period from those of a shorter one, in order of time; only periods in which there was one. */
export function aggregated(points: Iterable<Datapoint>, periodSeconds: number): readonly Datapoint[] {
  const byStart = new Map<EpochMs, StatisticSet>()
  for (const { at, values } of points) {
    if (values.sampleCount === 0) continue
    const start = periodStart(at, periodSeconds)
    byStart.set(start, merged(byStart.get(start) ?? NO_VALUES, values))
  }
  return [...byStart].sort(([a], [b]) => a - b).map(([at, values]) => ({ at, values }))
}
