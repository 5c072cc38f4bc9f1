// What queueing theory says, and how sure a measured mean is. For comparing the data plane with theory.

import type { PlainWorld } from '@/lib/bench/plain-world'
import { CLIENT_TO_LOAD_BALANCER_US, LOAD_BALANCER_TO_TARGET_US } from '@/lib/world/data-plane/constants'

/** Ways out and back, which the model adds to each answer. */
export const NETWORK_MS = (2 * (CLIENT_TO_LOAD_BALANCER_US + LOAD_BALANCER_TO_TARGET_US)) / 1_000

/** Mean response times in ms at the target, one a batch of `batchSeconds`, after as much time to settle. */
export function batchMeans(world: PlainWorld, batches: number, batchSeconds: number): number[] {
  const soFar = () => {
    const { total, latencyMs } = world.data.summary()
    return { total, ms: latencyMs.mean * total }
  }
  world.runTo(batchSeconds)
  let before = soFar()
  return Array.from({ length: batches }, (_, batch) => {
    world.runTo(batchSeconds * (batch + 2))
    const after = soFar()
    const mean = (after.ms - before.ms) / (after.total - before.total)
    before = after
    return mean - NETWORK_MS
  })
}

export interface Confidence {
  readonly mean: number
  /** Half the width of the interval that covers the true mean with 99.9 %. */
  readonly halfWidth: number
}

/** Two-sided 99.9 % points of Student's t by degrees of freedom. */
const T_999: Readonly<Record<number, number>> = { 9: 4.781, 19: 3.883, 29: 3.659, 39: 3.558 }

/** From means of batches that are long enough to be nearly independent. */
export function confidence(means: readonly number[]): Confidence {
  const n = means.length
  const t = T_999[n - 1]
  if (t === undefined) throw new Error(`no t quantile for ${n} batches`)
  const mean = means.reduce((a, b) => a + b, 0) / n
  const variance = means.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1)
  return { mean, halfWidth: t * Math.sqrt(variance / n) }
}

/** Probability that a customer of M/M/c has to wait. `load` is λ/μ. */
export function erlangC(servers: number, load: number): number {
  let blocking = 1
  for (let c = 1; c <= servers; c++) blocking = (load * blocking) / (c + load * blocking)
  return blocking / (1 - (load / servers) * (1 - blocking))
}
