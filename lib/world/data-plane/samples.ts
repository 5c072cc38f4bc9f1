// Which finished requests are shown: one of each block of request numbers. Only for reading: nothing here can change a run.

import type { RequestSample } from '@/lib/protocol'
import { isOk } from './codes'
import { EXTRA_ERRORS_SHARE, FINISHED_KEPT } from './constants'
import type { FinishedRing } from './finished-ring'
import type { Follower } from './follow'
import { isShown, strideFor } from './shown-share'

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
      if (!isSampled && (extra === 0 || isOk(ring.outcomeOf(n)))) continue
      if (!isSampled) extra--
      const record = ring.read(n)
      if (record) samples.push(this.#follower.sample(record))
    }
    this.#taken = ring.written
    return { samples, requestsPerSample: stride }
  }
}
