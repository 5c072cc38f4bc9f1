// Differences of pairs as dots on a line of their own, with their mean and its interval.

import type { ComparedMeasure } from '@/lib/protocol'
import { type Compared, pairsOf } from './state'

export interface DifferenceRow {
  readonly measure: ComparedMeasure
  /** Shares of the width, 0 to 1: the line of no difference, one dot a pair, the mean and its interval. */
  readonly zero: number
  readonly dots: readonly { readonly seed: number; readonly at: number; readonly difference: number }[]
  readonly mean: number | null
  readonly interval: readonly [low: number, high: number] | null
  readonly tone: 'good' | 'bad' | 'none'
}

/** Each measure has its own scale, with 0 in the middle of it. */
export function differenceRows(compared: Compared): readonly DifferenceRow[] {
  const pairs = pairsOf(compared)
  return compared.measures
    .map((measure, i): DifferenceRow => {
      const differences = pairs.flatMap(([a, b], pair) => {
        const [x, y] = [a.measures[i] ?? null, b.measures[i] ?? null]
        return x === null || y === null ? [] : [{ seed: seedOf(compared, pair), difference: y - x }]
      })
      const { mean, low, high } = measure.paired
      const reach =
        [...differences.map(({ difference }) => difference), low ?? 0, high ?? 0].reduce(
          (most, value) => Math.max(most, Math.abs(value)),
          0,
        ) * 1.05
      const place = (value: number) => (reach === 0 ? 0.5 : 0.5 + value / reach / 2)
      return {
        measure,
        zero: 0.5,
        dots: differences.map(({ seed, difference }) => ({ seed, difference, at: place(difference) })),
        mean: mean === null ? null : place(mean),
        interval: low === null || high === null ? null : [place(low), place(high)],
        tone: toneOf(measure),
      }
    })
    .filter(({ dots }) => dots.length > 0)
}

/** The seed of the so-manieth pair that has ended. */
function seedOf({ runs: { a, b }, base, replications }: Compared, pair: number): number {
  const ended = Array.from({ length: replications }, (_, i) => i).filter(
    (i) => a[i] !== undefined && b[i] !== undefined,
  )
  return base.seed + (ended[pair] ?? 0)
}

function toneOf({ verdict }: ComparedMeasure): DifferenceRow['tone'] {
  if (verdict === 'B is better') return 'good'
  return verdict === 'A is better' ? 'bad' : 'none'
}
