// How many requests a dot stands for, and which requests get one: as many as can still be told apart in motion. The legend says the number
// by which they were chosen, so that dots times the number is what has come. Pure; milliseconds are wall-clock milliseconds.

import type { RequestOutcome, RequestSample } from '@/lib/protocol'

/** Dots a second that can be told apart on the way to a load balancer, and how many more the ways to each instance take. */
const LEGIBLE_LEAST = 100
const LEGIBLE_EACH_INSTANCE = 40
const LEGIBLE_MOST = 1_500
/** From a number only a clearly lower rate leads back to the one below it. */
const CALMER = 0.8
const WINDOW_MS = 1_000
/** What has come in less time says little of a rate. */
const WINDOW_MS_LEAST = 250

interface Batch {
  readonly samples: readonly RequestSample[]
  /** Of these samples each stands for so many requests already. */
  readonly requestsPerSample: number
}

/** How many dots may start a second. */
export function legibleRate(instances: number): number {
  return Math.min(LEGIBLE_MOST, LEGIBLE_LEAST + LEGIBLE_EACH_INSTANCE * instances)
}

/** The smallest of 1, 2, 5, 10, 20, 50, … that brings `rate` down to `limit`. */
export function requestsPerDotFor(rate: number, limit: number): number {
  let count = 1
  for (let step = 0; rate / count > limit; step++) count *= step % 3 === 1 ? 2.5 : 2
  return count
}

export class DotShare {
  #perDot = 1
  #arrived: readonly { readonly atMs: number; readonly requests: number }[] = []
  #sinceMs: number | null = null
  /** Requests of an outcome that have come since its last dot. */
  readonly #waiting = new Map<RequestOutcome, number>()

  /** How many requests each dot of the last batch stands for. */
  get requestsPerDot(): number {
    return this.#perDot
  }

  clear(): void {
    this.#perDot = 1
    this.#arrived = []
    this.#sinceMs = null
    this.#waiting.clear()
  }

  /** Those of a batch that get a dot. A failure gets one at once, however rare it is; then it waits its turn like all others. */
  take({ samples, requestsPerSample }: Batch, nowMs: number, limit: number): readonly RequestSample[] {
    this.#settle(samples.length * requestsPerSample, nowMs, limit)
    this.#perDot = Math.max(this.#perDot, requestsPerSample)
    return samples.filter(({ outcome }) => {
      const waiting = (this.#waiting.get(outcome) ?? this.#perDot - requestsPerSample) + requestsPerSample
      const isTurn = waiting >= this.#perDot
      this.#waiting.set(outcome, isTurn ? Math.min(waiting - this.#perDot, this.#perDot) : waiting)
      return isTurn
    })
  }

  #settle(requests: number, nowMs: number, limit: number): void {
    this.#sinceMs ??= nowMs
    this.#arrived = [
      ...this.#arrived.filter(({ atMs }) => atMs > nowMs - WINDOW_MS),
      { atMs: nowMs, requests },
    ]
    const sum = this.#arrived.reduce((total, one) => total + one.requests, 0)
    const spanMs = Math.min(WINDOW_MS, Math.max(WINDOW_MS_LEAST, nowMs - this.#sinceMs))
    const rate = (sum * 1_000) / spanMs
    const wanted = requestsPerDotFor(rate, limit)
    if (wanted > this.#perDot || requestsPerDotFor(rate, limit * CALMER) < this.#perDot) this.#perDot = wanted
  }
}
