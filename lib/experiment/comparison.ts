// Two scenarios on the same seeds. What a seed does to both, its arrivals above all, drops out of the difference of each pair; the
// unpaired interval beside it shows how much that is worth.

import { estimateDifference, estimateUnpaired } from '@/lib/stats/estimate'
import { CONFIDENCE, type Interval, intervalOf } from './estimates'
import type { RunOutcome } from './measure-run'
import { MEASURES } from './measures'

export interface MeasureComparison {
  readonly name: string
  readonly unit: string
  readonly a: Interval
  readonly b: Interval
  /** B less A, over the seeds where both have a value. */
  readonly paired: Interval
  /** The same as if nothing were paired (Welch). */
  readonly unpaired: Interval
  /** What the paired interval says; null where the measure has no good way, or there are too few runs. */
  readonly verdict: 'B is better' | 'A is better' | 'no difference shown' | null
}

/** Outcomes of the same seeds, in the same order. */
export function compareOutcomes(
  a: readonly RunOutcome[],
  b: readonly RunOutcome[],
): readonly MeasureComparison[] {
  return MEASURES.map(({ name, unit, better }, i) => {
    const valuesOf = (outcomes: readonly RunOutcome[]) => outcomes.map(({ measures }) => measures[i] ?? null)
    const [x, y] = [valuesOf(a), valuesOf(b)]
    const paired = pairedInterval(x, y)
    return {
      name,
      unit,
      a: intervalOf(x),
      b: intervalOf(y),
      paired,
      unpaired: unpairedInterval(x, y),
      verdict: verdictOf(paired, better),
    }
  })
}

type Values = readonly (number | null)[]

function pairedInterval(x: Values, y: Values): Interval {
  const pairs = x.flatMap((value, i) => {
    const other = y[i] ?? null
    return value === null || other === null ? [] : [[value, other] as const]
  })
  if (pairs.length < 2) return intervalOf(pairs.map(([first, second]) => second - first))
  return interval(
    pairs.length,
    estimateDifference(
      pairs.map(([first]) => first),
      pairs.map(([, second]) => second),
      CONFIDENCE,
    ),
  )
}

function unpairedInterval(x: Values, y: Values): Interval {
  const [first, second] = [x, y].map((values) => values.filter((value) => value !== null)) as [
    number[],
    number[],
  ]
  const n = Math.min(first.length, second.length)
  if (n >= 2) return interval(n, estimateUnpaired(first, second, CONFIDENCE))
  const [one, other] = [intervalOf(x).mean, intervalOf(y).mean]
  return { n, mean: one === null || other === null ? null : other - one, low: null, high: null }
}

function interval(
  n: number,
  { mean, halfWidth }: { readonly mean: number; readonly halfWidth: number },
): Interval {
  return { n, mean, low: mean - halfWidth, high: mean + halfWidth }
}

function verdictOf({ low, high }: Interval, better: 'less' | 'more' | null): MeasureComparison['verdict'] {
  if (better === null || low === null || high === null) return null
  if (low <= 0 && high >= 0) return 'no difference shown'
  return high < 0 === (better === 'less') ? 'B is better' : 'A is better'
}
