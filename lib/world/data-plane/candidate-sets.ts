// The lists of targets that requests could choose from, kept while somebody may still ask "which were there to choose from?".
// Only for reading: they are in no checkpoint.

import { CANDIDATE_SETS_KEPT } from './constants'

export class CandidateSets {
  readonly #sets = new Map<number, Int32Array>()
  #next = 0

  /** Keeps a list of target numbers that must not be changed afterwards, and names it. */
  keep(targets: Int32Array): number {
    const number = this.#next++
    this.#sets.set(number, targets)
    this.#sets.delete(number - CANDIDATE_SETS_KEPT)
    return number
  }

  get(number: number): Int32Array | null {
    return this.#sets.get(number) ?? null
  }

  clear(): void {
    // Numbers of requests in flight stay unknown rather than become somebody else's.
    this.#sets.clear()
    this.#next += 1_000_000
  }
}
