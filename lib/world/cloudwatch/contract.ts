// The contract of CloudWatch's metrics: who measures something publishes it, everybody else reads what is visible by now.
// A datapoint is visible some time after its period has ended, the same time for every datapoint of a metric (`pace.ts`).
//
// What a metric means, its unit and its dimensions, the catalogue says (`lib/metrics/catalogue.ts`).

import type { MetricId } from '@/lib/aws/cloudwatch/metric'
import type { Distribution } from '@/lib/aws/cloudwatch/percentile'
import type { StatisticSet } from '@/lib/aws/cloudwatch/statistic-set'
import type { EpochMs, SimTime } from '@/lib/engine'
import type { AlarmHistory } from './alarm-history'

export interface Published {
  readonly values: StatisticSet
  /** Every value with its count, where percentiles are to be had. */
  readonly distribution?: Distribution
  /** CloudWatch's unit; `None` unless given. */
  readonly unit?: string
  /** Length of its period: 60 s unless given, less for a high-resolution metric. */
  readonly resolutionSeconds?: number
  /** An instant of its period; unless given, that which ends now. */
  readonly at?: SimTime
}

export interface Query {
  readonly metric: MetricId
  /** One of CloudWatch's statistics, or a percentile: `p99`. */
  readonly statistic: string
  readonly periodSeconds: number
}

/** A statistic of one period. */
export interface Reading {
  /** Begin of the period. */
  readonly at: SimTime
  readonly value: number
  readonly sampleCount: number
}

export interface MetricInfo {
  readonly metric: MetricId
  readonly unit: string
  readonly resolutionSeconds: number
  /** Begin of the newest period with a value, visible or not. */
  readonly newestAt: SimTime
}

export interface CloudWatch {
  readonly history: AlarmHistory
  /** Values of a period. They are added to those that the period already has. */
  publish(metric: MetricId, published: Published): void
  /** Statistics of the periods of the clock that begin in [from, to), as far as they are visible now; oldest first. */
  datapoints(query: Query & { readonly from: SimTime; readonly to: SimTime }): readonly Reading[]
  /** The statistic of the period that begins at `start`, as far as it was visible at `asOf`; null when there is no datapoint. */
  reading(query: Query, start: SimTime, asOf: SimTime): Reading | null
  /**
   * From the begin of a period until its datapoint can be seen first, in microseconds; null before the metric has had any. A period of
   * several minutes shows its first minute then.
   */
  visibleAfterUs(query: Pick<Query, 'metric' | 'periodSeconds'>): number | null
  /** Every metric that has ever had a datapoint. */
  metrics(): readonly MetricInfo[]
  /** What the datapoints of all metrics take in memory, without what objects cost. */
  keptBytes(): number
  /** The unit that a metric was published with; null when there is no such metric. */
  unitOf(metric: MetricId): string | null
  /** Number of the clock's period that an instant lies in, and the begin of a period. */
  periodOf(at: SimTime, periodSeconds: number): number
  startOf(period: number, periodSeconds: number): SimTime
  /** What a calendar shows. */
  epochMs(at: SimTime): EpochMs
  /** Kept by their length. */
  save(): unknown
  restore(state: unknown): void
}
