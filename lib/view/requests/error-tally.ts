// How many requests failed where in the last minute of the run, by status: what the shelf of an instance shows. Told of samples, so with
// a sampling factor the numbers are estimates. Pure.

import type { RequestSample } from '@/lib/protocol'
import { isError } from './flights'

const KEPT_US = 60 * 1_000_000
/** Counts are kept by the second. */
const SECOND_US = 1_000_000

export interface ErrorCount {
  /** 0: no response. */
  readonly status: number
  readonly count: number
}

interface Batch {
  readonly run: number
  readonly samples: readonly RequestSample[]
  readonly requestsPerSample: number
}

interface Bucket {
  readonly second: number
  readonly status: number
  count: number
}

export class ErrorTally {
  #run = -1
  readonly #places = new Map<string, Bucket[]>()

  add({ run, samples, requestsPerSample }: Batch): void {
    if (run !== this.#run) {
      this.#run = run
      this.#places.clear()
    }
    for (const { outcome, instanceId, status, endedAt } of samples)
      if (instanceId !== null && isError(outcome)) this.#count(instanceId, status, endedAt, requestsPerSample)
  }

  #count(place: string, status: number, endedAt: number, count: number): void {
    const second = Math.floor(endedAt / SECOND_US)
    const buckets = this.#places.get(place) ?? []
    const found = buckets.findLast((one) => one.second === second && one.status === status)
    if (found) found.count += count
    else buckets.push({ second, status, count })
    // The newest tells how old the others are; places without new errors keep little.
    while (buckets[0] !== undefined && (buckets[0].second + 1) * SECOND_US <= endedAt - KEPT_US)
      buckets.shift()
    this.#places.set(place, buckets)
  }

  /** Of the minute before `now`, the most first. */
  at(place: string, now: number): readonly ErrorCount[] {
    const sums = new Map<number, number>()
    for (const { second, status, count } of this.#places.get(place) ?? []) {
      // After an undo there may be some of a future that has not come yet.
      const age = now - second * SECOND_US
      if (age < KEPT_US && age >= -SECOND_US) sums.set(status, (sums.get(status) ?? 0) + count)
    }
    return [...sums]
      .map(([status, count]) => ({ status, count }))
      .sort((a, b) => b.count - a.count || a.status - b.status)
  }
}
