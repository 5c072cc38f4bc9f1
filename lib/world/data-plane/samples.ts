// Which finished requests are shown. One of each block of request numbers, so that one dot stands for exactly that many
// requests; which one of the block is scattered, for with a fixed stride every fiftieth request of a round robin over four
// targets would go to one of two. Only for reading: nothing here can change a run.

import type { RequestSample } from '@/lib/protocol'
import { OUTCOME } from './codes'
import { EXTRA_ERRORS_SHARE, FINISHED_KEPT } from './constants'
import type { FinishedRing } from './finished-ring'
import type { Follower } from './follow'

/** The smallest of 1, 2, 5, 10, 20, 50, … that brings `count` down to `limit`. */
export function strideFor(count: number, limit: number): number {
  let stride = 1
  for (let step = 0; count / stride > limit; step++) stride *= step % 3 === 1 ? 2.5 : 2
  return stride
}

/** Whether request `id` is the one of its block of `stride` numbers that is shown. */
export function isShown(id: number, stride: number): boolean {
  const block = Math.floor(id / stride)
  return id - block * stride === scattered(block) % stride
}

/** Murmur's finalizer: 32 bits without a pattern, from consecutive numbers. */
function scattered(n: number): number {
  let bits = Math.imul(n ^ (n >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

export class Samples {
  readonly #ring: FinishedRing
  readonly #follower: Follower
  #taken = 0

  constructor(ring: FinishedRing, follower: Follower) {
    this.#ring = ring
    this.#follower = follower
  }

  /**
   * One request of each block of numbers, oldest first. Failures are sampled alike; when that leaves few, more of
   * them are added (up to a tenth of `limit`), so that a rare failure can be seen and followed: a failed dot stands for at
   * most `requestsPerSample` requests, any other for just as many. When more requests have ended than are kept, the oldest
   * are passed over.
   */
  take(limit: number): { readonly samples: readonly RequestSample[]; readonly requestsPerSample: number } {
    const ring = this.#ring
    const stride = strideFor(ring.written - this.#taken, Math.max(1, limit))
    const first = Math.max(this.#taken, ring.written - FINISHED_KEPT)
    let extra = Math.floor(limit * EXTRA_ERRORS_SHARE)
    const samples: RequestSample[] = []
    for (let n = first; n < ring.written && samples.length < limit; n++) {
      const isSampled = isShown(ring.idOf(n), stride)
      if (!isSampled && (extra === 0 || ring.outcomeOf(n) === OUTCOME.ok)) continue
      if (!isSampled) extra--
      const record = ring.read(n)
      if (record) samples.push(this.#follower.sample(record))
    }
    this.#taken = ring.written
    return { samples, requestsPerSample: stride }
  }
}
