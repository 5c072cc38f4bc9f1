// The two integrals behind the distributions of statistics, from the engine's own elementary functions, so that an experiment
// reports the same digits everywhere. About twelve digits are right.

import { assert, exp, ln, TWO_PI } from '@/lib/engine'

const STEPS_MAX = 10_000
const PRECISION = 1e-15
/** In place of a zero that would be divided by (Lentz's method). */
const TINY = 1e-300

/** ln Γ(x) for x > 0: Stirling's series, after x has been raised to where it is exact. */
export function lnGamma(x: number): number {
  assert(x > 0, `lnGamma of ${x}`)
  let shift = 0
  let z = x
  for (; z < 12; z++) shift += ln(z)
  const w = 1 / (z * z)
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w / 1188)))) / z
  return (z - 0.5) * ln(z) - z + 0.5 * ln(TWO_PI) + series - shift
}

/** P(a, x), the part of Γ(a) that lies below x. */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0
  const front = expOrZero(a * ln(x) - x - lnGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < STEPS_MAX && term > sum * PRECISION; n++) {
      term *= x / (a + n)
      sum += term
    }
    return front * sum
  }
  const fraction = continued((n) =>
    n === 0 ? { above: 1, below: x + 1 - a } : { above: -n * (n - a), below: x + 2 * n + 1 - a },
  )
  return 1 - front * fraction
}

/** I(x; a, b), the part of the Beta function that lies below x. */
export function lowerBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges quickly on one side of the mean only.
  if (x > (a + 1) / (a + b + 2)) return 1 - lowerBeta(b, a, 1 - x)
  const front = expOrZero(a * ln(x) + b * ln(1 - x) + lnGamma(a + b) - lnGamma(a) - lnGamma(b)) / a
  const fraction = continued((n) => {
    if (n === 0) return { above: 1, below: 1 }
    const m = Math.floor(n / 2)
    const above =
      n % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    return { above, below: 1 }
  })
  return front * fraction
}

/** above₀ / (below₀ + above₁ / (below₁ + …)), from the front (Lentz's method). */
function continued(term: (n: number) => { readonly above: number; readonly below: number }): number {
  let value = TINY
  let c = value
  let d = 0
  for (let n = 0; n < STEPS_MAX; n++) {
    const { above, below } = term(n)
    d = 1 / nonZero(below + above * d)
    c = nonZero(below + above / c)
    const change = c * d
    value *= change
    if (n > 0 && Math.abs(change - 1) < PRECISION) break
  }
  return value
}

const nonZero = (x: number): number => (x === 0 ? TINY : x)

function expOrZero(x: number): number {
  return x < -700 ? 0 : exp(x)
}
