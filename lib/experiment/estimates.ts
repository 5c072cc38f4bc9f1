// From the rows of runs to what is believed of each cell. Rows come in any order; they are put in that of their numbers first,
// because sums of floating-point numbers depend on it.

import { assert, existing } from '@/lib/engine'
import { estimate } from '@/lib/stats/estimate'
import type { RunOutcome } from './measure-run'
import { MEASURES } from './measures'
import { cellsOf, type Plan } from './plan'

export const CONFIDENCE = 0.95

export interface RunRow extends RunOutcome {
  readonly run: number
}

/** The mean of a measure over the runs that have it, and its interval; null where too few have. */
export interface Interval {
  readonly n: number
  readonly mean: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface CellEstimate {
  readonly cell: number
  /** In the order of `MEASURES`. */
  readonly measures: readonly Interval[]
}

export function inOrder(rows: readonly RunRow[]): readonly RunRow[] {
  return [...rows].sort((a, b) => a.run - b.run)
}

/** Every run of the plan must be there, once. */
export function estimates(plan: Plan, rows: readonly RunRow[]): readonly CellEstimate[] {
  const sorted = inOrder(rows)
  const { replications } = plan
  return cellsOf(plan.factors).map((_, cell) => {
    const own = Array.from({ length: replications }, (_, i) => {
      const run = cell * replications + i
      const row = existing(sorted[run], `row of run ${run}`)
      assert(row.run === run, `run ${run} is missing, or there twice`)
      return row
    })
    return {
      cell,
      measures: MEASURES.map((_, i) => intervalOf(own.map(({ measures }) => measures[i] ?? null))),
    }
  })
}

export function intervalOf(values: readonly (number | null)[]): Interval {
  const known = values.filter((value) => value !== null)
  const n = known.length
  if (n === 0) return { n, mean: null, low: null, high: null }
  if (n === 1) return { n, mean: known[0] ?? null, low: null, high: null }
  const { mean, halfWidth } = estimate(known, CONFIDENCE)
  return { n, mean, low: mean - halfWidth, high: mean + halfWidth }
}
