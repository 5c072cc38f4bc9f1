// What a target group looks like to a request: which targets can be chosen and how.

import type { RandomStream } from '@/lib/engine'
import { ALGORITHM } from './codes'
import { CANDIDATE_COUNTS_KEPT } from './constants'
import type { RequestPool } from './request-pool'

export class TargetGroupState {
  readonly number: number
  readonly name: string
  algorithm = 0
  /** Numbers of the targets that get requests, in order of registration; replaced, never changed. */
  usable = new Int32Array(0)
  /** Name of `usable` among the candidate sets. */
  candidates = -1
  /** Only unhealthy targets are registered, so requests go to all of them. */
  failOpen = false
  /** Where round robin goes on; also where the search for the least loaded begins, so that ties are spread evenly. */
  next = 0
  stream: RandomStream

  constructor(number: number, name: string, stream: RandomStream) {
    this.number = number
    this.name = name
    this.stream = stream
  }

  /** Position in `usable` of the target for the request of `slot`. There must be one. */
  choose(open: Int32Array, pool: RequestPool, slot: number): number {
    const count = this.usable.length
    if (this.algorithm === ALGORITHM.weightedRandom) return this.stream.integer(count)
    let position = this.next < count ? this.next : 0
    if (this.algorithm === ALGORITHM.leastOutstanding) position = this.#least(open, pool, slot, position)
    this.next = position + 1
    return position
  }

  #least(open: Int32Array, pool: RequestPool, slot: number, from: number): number {
    const usable = this.usable
    const count = usable.length
    const row = slot * CANDIDATE_COUNTS_KEPT
    let best = from
    let fewest = Number.POSITIVE_INFINITY
    for (let i = 0, position = from; i < count; i++) {
      const requests = open[usable[position] as number] as number
      if (position < CANDIDATE_COUNTS_KEPT) pool.counts[row + position] = requests
      if (requests < fewest) {
        fewest = requests
        best = position
      }
      if (++position === count) position = 0
    }
    return best
  }
}
