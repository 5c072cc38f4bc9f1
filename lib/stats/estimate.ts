// How sure a mean is that was measured on few independent values: replications of a run, or batches of one long run.

import { assert } from '@/lib/engine'
import { studentTQuantile } from './distributions'

export interface Estimate {
  readonly mean: number
  /** Half the width of the interval that covers the true mean with the confidence asked for. */
  readonly halfWidth: number
}

/**
 * The mean of independent values and its confidence interval by Student's t.
 *
 * @example estimate([4, 6, 5, 5], 0.95).mean // 5
 */
export function estimate(values: readonly number[], confidence = 0.95): Estimate {
  const n = values.length
  assert(n >= 2, `an interval needs two values, not ${n}`)
  assert(confidence > 0 && confidence < 1, `a confidence of ${confidence}`)
  const { mean, error } = meanAndError(values)
  return { mean, halfWidth: studentTQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(error) }
}

/** How much greater `y` is than `x`, pair by pair: what both have in common, such as their arrivals, drops out. */
export function estimateDifference(x: readonly number[], y: readonly number[], confidence = 0.95): Estimate {
  assert(x.length === y.length, `${x.length} values are paired with ${y.length}`)
  return estimate(
    y.map((value, i) => value - (x[i] ?? 0)),
    confidence,
  )
}

/**
 * How much greater the mean of `y` is than that of `x` when nothing is paired: Welch's interval, which lets the variances differ. Its
 * degrees of freedom are Welch and Satterthwaite's.
 */
export function estimateUnpaired(x: readonly number[], y: readonly number[], confidence = 0.95): Estimate {
  assert(x.length >= 2 && y.length >= 2, `an interval needs two values, not ${x.length} and ${y.length}`)
  const [first, second] = [meanAndError(x), meanAndError(y)]
  const mean = second.mean - first.mean
  const error = first.error + second.error
  if (error === 0) return { mean, halfWidth: 0 }
  const freedom =
    (error * error) /
    ((first.error * first.error) / (x.length - 1) + (second.error * second.error) / (y.length - 1))
  return { mean, halfWidth: studentTQuantile((1 + confidence) / 2, freedom) * Math.sqrt(error) }
}

/** The mean, and the variance of that mean. */
function meanAndError(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return { mean, error: squares / (n - 1) / n }
}

/** Means of `count` equal stretches of one long series; what is left over at its end is not used. */
export function batchMeans(values: readonly number[], count: number): readonly number[] {
  const size = Math.floor(values.length / count)
  assert(size >= 1, `${values.length} values make no ${count} batches`)
  return Array.from({ length: count }, (_, batch) => {
    const stretch = values.slice(batch * size, (batch + 1) * size)
    return stretch.reduce((sum, value) => sum + value, 0) / size
  })
}
