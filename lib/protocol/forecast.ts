// Messages between the screen and the worker that computes ahead. A forecast belongs to a fork by its id: what comes of an older
// one is dropped.

import type { SimTime } from '@/lib/engine/time'
import type { RunFork } from './run-record'
import type { ScalingHistory } from './scaling'

/** What somebody looks at. */
export interface ForecastQuestion {
  /** Of a service or an Auto Scaling group. */
  readonly key: string
  readonly until: SimTime
  /** Names of series. */
  readonly series: readonly string[]
}

/** Values by second: `columns[i][1][n]` belongs to second `first + n`. */
export interface SeriesExcerpt {
  readonly first: number
  readonly length: number
  readonly columns: readonly (readonly [name: string, values: readonly (number | null)[]])[]
}

export type ToForecaster =
  | { readonly type: 'begin'; readonly id: number; readonly fork: RunFork }
  | { readonly type: 'ask'; readonly question: ForecastQuestion }

export type FromForecaster =
  | {
      readonly type: 'forecast'
      readonly id: number
      /** What was to come when the run was forked, as far as it has been computed. */
      readonly from: SimTime
      readonly reached: SimTime
      /** Null when nothing of that key can scale any more. */
      readonly history: ScalingHistory | null
      readonly series: SeriesExcerpt
    }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
