// What a target group looks like to a request: which targets can be chosen and how.

import type { TargetState } from '@/lib/aws/vocabulary'
import type { RandomStream } from '@/lib/engine'
import { ALGORITHM } from './codes'
import { CANDIDATE_COUNTS_KEPT } from './constants'
import { GroupHistory } from './group-history'
import type { RequestPool } from './request-pool'
import { TargetList } from './target-list'

/** In which list of its group a target stands. */
export const PLACE = { none: 0, healthy: 1, initial: 2, unhealthy: 3 } as const

export function placeOf(state: TargetState): number {
  if (state === 'healthy') return PLACE.healthy
  if (state === 'initial') return PLACE.initial
  return state === 'unhealthy' ? PLACE.unhealthy : PLACE.none
}

export class TargetGroupState {
  readonly number: number
  readonly arn: string
  readonly name: string
  algorithm = 0
  /** Numbers of all registered targets. */
  readonly members = new Set<number>()
  readonly healthy = new TargetList()
  /** `initial` or `unhealthy`. */
  readonly others = new TargetList()
  unhealthyCount = 0
  /** Targets that get requests, in order of registration: the healthy ones, or the others when the group fails open. */
  usable = this.healthy
  /** Only unhealthy targets are registered, so requests go to all of them. */
  failOpen = false
  /** Where round robin goes on; also where the search for the least loaded begins, so that ties are spread evenly. */
  next = 0
  readonly history: GroupHistory
  stream: RandomStream

  constructor(
    of: { readonly number: number; readonly arn: string; readonly name: string },
    stream: RandomStream,
    version: number,
  ) {
    this.number = of.number
    this.arn = of.arn
    this.name = of.name
    this.stream = stream
    this.history = new GroupHistory(this, version)
  }

  /** A target goes from one place to another; `sent` requests have been sent so far. */
  move(target: number, ordinal: number, from: number, to: number, sent: number): void {
    if (from === to) return
    if (listed(from) !== listed(to)) {
      if (from !== PLACE.none) this.#list(from).remove(ordinal)
      if (to !== PLACE.none) this.#list(to).insert(target, ordinal)
      this.history.note(target, ordinal, listed(from), listed(to), sent)
    }
    if (from === PLACE.unhealthy) this.unhealthyCount--
    if (to === PLACE.unhealthy) this.unhealthyCount++
    this.failOpen = this.healthy.size === 0 && this.unhealthyCount > 0
    this.usable = this.failOpen ? this.others : this.healthy
  }

  #list(place: number): TargetList {
    return place === PLACE.healthy ? this.healthy : this.others
  }

  /** Position in `usable` of the target for the request of `slot`. There must be one. */
  choose(open: Int32Array, pool: RequestPool, slot: number): number {
    const count = this.usable.size
    if (this.algorithm === ALGORITHM.weightedRandom) return this.stream.integer(count)
    let position = this.next < count ? this.next : 0
    if (this.algorithm === ALGORITHM.leastOutstanding) position = this.#least(open, pool, slot, position)
    this.next = position + 1
    return position
  }

  #least(open: Int32Array, pool: RequestPool, slot: number, from: number): number {
    const usable = this.usable.targets
    const count = this.usable.size
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

/** 0: in no list, 1: among the healthy, 2: among the others. */
function listed(place: number): number {
  return Math.min(place, PLACE.initial)
}
