// Whether values look like draws from a distribution. `p` is the probability of a worse fit by chance alone.

import { assert } from '@/lib/engine'
import { chiSquared, kolmogorovTail } from './distributions'

/** Below this Pearson's statistic is not chi-squared. */
const EXPECTED_MIN = 5

export interface Fit {
  readonly statistic: number
  readonly p: number
}

/** Pearson's test of counts against expected counts. `fitted`: parameters that were estimated from the same counts, and sums that agree. */
export function chiSquaredFit(
  observed: readonly number[],
  expected: readonly number[],
  { fitted = 0 }: { readonly fitted?: number } = {},
): Fit & { readonly freedom: number } {
  assert(observed.length === expected.length, `${observed.length} counts against ${expected.length}`)
  const few = expected.find((count) => count < EXPECTED_MIN)
  assert(few === undefined, `a class expects ${few} values: put classes together`)
  const freedom = observed.length - fitted
  assert(freedom >= 1, `no degree of freedom is left of ${observed.length} classes`)
  const statistic = expected.reduce((sum, count, i) => {
    const difference = (observed[i] ?? 0) - count
    return sum + (difference * difference) / count
  }, 0)
  return { statistic, freedom, p: 1 - chiSquared(statistic, freedom) }
}

/** Kolmogorov and Smirnov's test of values against a distribution that is known beforehand. */
export function kolmogorovFit(values: readonly number[], distribution: (x: number) => number): Fit {
  const sorted = [...values].sort((x, y) => x - y)
  const n = sorted.length
  const distance = sorted.reduce((most, value, i) => {
    const p = distribution(value)
    return Math.max(most, p - i / n, (i + 1) / n - p)
  }, 0)
  return { statistic: distance, p: kolmogorovTail(Math.sqrt(n) * distance) }
}
