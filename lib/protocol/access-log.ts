// Messages between the screen and the worker that runs a run again for its access log.

import type { SimTime } from '@/lib/engine/time'
import type { RunRecord } from './run-record'

export interface ToLogger {
  readonly record: RunRecord
  /** Requests that ended before are left out. */
  readonly from: SimTime
}

export type FromLogger =
  | { readonly type: 'reached'; readonly at: SimTime }
  /** Some more lines, each with its end. */
  | { readonly type: 'lines'; readonly text: string; readonly count: number }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string }
