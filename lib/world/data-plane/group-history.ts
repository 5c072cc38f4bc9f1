// Which targets a request of the past could choose from. Each change of a group makes a version; a version is found again by
// taking back the changes since. What no kept request can ask for is dropped. Only for reading: it is in no checkpoint.

import { FINISHED_KEPT } from './constants'
import type { TargetList } from './target-list'

interface Change {
  readonly target: number
  readonly ordinal: number
  readonly from: number
  readonly to: number
  /** Requests that had been sent before it. */
  readonly sent: number
}

/** The lists of a group as they are now. */
export interface GroupLists {
  readonly healthy: TargetList
  readonly others: TargetList
}

const HEALTHY = 1
const OTHERS = 2

export class GroupHistory {
  readonly #group: GroupLists
  #changes: Change[] = []
  /** Version before the first of the changes. */
  #first: number

  constructor(group: GroupLists, version: number) {
    this.#group = group
    this.#first = version
  }

  /** Names the targets that can be chosen now: the healthy ones, or all where it fails open. */
  candidates(failOpen: boolean): number {
    return 2 * (this.#first + this.#changes.length) + (failOpen ? 1 : 0)
  }

  note(target: number, ordinal: number, from: number, to: number, sent: number): void {
    this.#changes.push({ target, ordinal, from, to, sent })
  }

  /** When `finished` requests have ended: all that were sent before a dropped change are overwritten, or end too late. */
  drop(finished: number): void {
    let count = 0
    while (count < this.#changes.length && (this.#changes[count]?.sent ?? 0) + FINISHED_KEPT <= finished)
      count++
    if (count === 0) return
    this.#changes.splice(0, count)
    this.#first += count
  }

  /** Numbers of the targets that could be chosen under this name, or null when it is no longer known. */
  read(candidates: number): readonly number[] | null {
    const version = Math.floor(candidates / 2)
    const back = this.#first + this.#changes.length - version
    if (back < 0 || back > this.#changes.length) return null
    const isListed = (list: number) => list === HEALTHY || (list === OTHERS && candidates % 2 === 1)
    const { healthy, others } = this.#group
    const targets = candidates % 2 === 1 ? healthy.mergedWith(others) : healthy.copy()
    for (let i = this.#changes.length - 1; i >= this.#changes.length - back; i--) {
      const { target, ordinal, from, to } = this.#changes[i] as Change
      if (isListed(from) === isListed(to)) continue
      if (isListed(to)) targets.remove(ordinal)
      else targets.insert(target, ordinal)
    }
    return [...targets.targets.subarray(0, targets.size)]
  }
}
