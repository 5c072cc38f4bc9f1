// The distributions that confidence intervals and tests of fit are read from.

import { assert, exp } from '@/lib/engine'
import { lowerBeta, lowerGamma } from './special-functions'

const HALVINGS_MAX = 200

/** Probability that Student's t with so many degrees of freedom is at most `t`. */
export function studentT(t: number, freedom: number): number {
  const tail = lowerBeta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2
  return t < 0 ? tail : 1 - tail
}

/**
 * The value that Student's t stays below with probability `p`.
 *
 * @example studentTQuantile(0.975, 9).toFixed(3) // '2.262'
 */
export function studentTQuantile(p: number, freedom: number): number {
  assert(p > 0 && p < 1 && freedom > 0, `quantile ${p} of Student's t with ${freedom} degrees of freedom`)
  if (p < 0.5) return -studentTQuantile(1 - p, freedom)
  return inverse((t) => studentT(t, freedom), p)
}

/** Probability that chi-squared with so many degrees of freedom is at most `x`. */
export function chiSquared(x: number, freedom: number): number {
  return lowerGamma(freedom / 2, x / 2)
}

/** Probability that Kolmogorov's statistic √n · D exceeds `x`, in the limit of many values. */
export function kolmogorovTail(x: number): number {
  if (x < 0.2) return 1
  let sum = 0
  for (let k = 1; k <= 20; k++) {
    const exponent = -2 * k * k * x * x
    if (exponent < -700) break
    sum += (k % 2 === 1 ? 2 : -2) * exp(exponent)
  }
  return Math.min(1, Math.max(0, sum))
}

/** Where a distribution over x ≥ 0 reaches `p`, by halving. */
function inverse(distribution: (x: number) => number, p: number): number {
  let high = 1
  while (distribution(high) < p) high *= 2
  let low = 0
  for (let i = 0; i < HALVINGS_MAX && high - low > high * 1e-15; i++) {
    const middle = (low + high) / 2
    if (distribution(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
