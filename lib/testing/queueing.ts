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

/** Probability that a customer of M/M/c has to wait. `load` is λ/μ. */
export function erlangC(servers: number, load: number): number {
  let blocking = 1
  for (let c = 1; c <= servers; c++) blocking = (load * blocking) / (c + load * blocking)
  return blocking / (1 - (load / servers) * (1 - blocking))
}

/** Mean response time in ms of E₂/M/1: what one of two servers sees of Poisson arrivals that are dealt out in turn. */
export function everySecondMs(arrivalsPerMs: number, serviceMs: number): number {
  // The share σ of arrivals that find the server busy solves σ = (2λ / (2λ + μ(1 − σ)))², with λ arrivals at this server.
  const stages = arrivalsPerMs
  let busy = 0.5
  for (let i = 0; i < 10_000; i++) busy = (stages / (stages + (1 - busy) / serviceMs)) ** 2
  return serviceMs / (1 - busy)
}

export interface ClosedLoopTheory {
  /** Mean response time at the queue. */
  readonly responseMs: number
  readonly perSecond: number
}

/** Exact mean value analysis: users who think, wait elsewhere without queueing, and share one queue. */
export function meanValueAnalysis(users: number, elsewhereMs: number, serviceMs: number): ClosedLoopTheory {
  let [queued, responseMs, perMs] = [0, 0, 0]
  for (let n = 1; n <= users; n++) {
    // Who arrives finds what there would be with one user less.
    responseMs = serviceMs * (1 + queued)
    perMs = n / (elsewhereMs + responseMs)
    queued = perMs * responseMs
  }
  return { responseMs, perSecond: perMs * 1_000 }
}
