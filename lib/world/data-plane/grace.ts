// When the number of something that is gone may be given to another. First every request that was in flight when it went must
// have left, then as many others must have ended as are kept for reading. Requests are counted in two generations, one of
// which fills while the other empties, so that nothing is counted for each number.

import { FINISHED_KEPT } from './constants'
import type { RequestPool } from './request-pool'

/** What numbers are given to. */
export const RETIRED = { loadBalancer: 0, group: 1, target: 2, rule: 3, instance: 4 } as const

type Retired = readonly [table: number, number: number, isKept: number]
type Kept = readonly [table: number, number: number, until: number]

export interface GraceState {
  readonly waiting: readonly Retired[]
  readonly leaving: readonly Retired[]
  readonly kept: readonly Kept[]
}

export class Grace {
  /** Gone since the last change of generations. */
  #waiting: Retired[] = []
  /** Gone before; requests of the old generation may still mean them. */
  #leaving: Retired[] = []
  /** Only finished requests mean them. */
  #kept: Kept[] = []
  readonly #pool: RequestPool
  readonly #release: (table: number, number: number) => void

  constructor(pool: RequestPool, release: (table: number, number: number) => void) {
    this.#pool = pool
    this.#release = release
  }

  /** `isKept`: a request that is kept for reading may mean it. */
  retire(table: number, number: number, isKept: boolean): void {
    this.#waiting.push([table, number, isKept ? 1 : 0])
  }

  /** Gives back what nobody means any more; `finished` requests have ended so far. */
  sweep(finished: number): void {
    this.#pass(finished)
    if (this.#leaving.length === 0 && this.#waiting.length > 0) {
      this.#leaving = this.#waiting
      this.#waiting = []
      this.#pool.changeGeneration()
      this.#pass(finished)
    }
    let done = 0
    for (const [table, number, until] of this.#kept) {
      if (until > finished) break
      this.#release(table, number)
      done++
    }
    if (done > 0) this.#kept.splice(0, done)
  }

  #pass(finished: number): void {
    if (this.#leaving.length === 0 || this.#pool.ofOldGeneration > 0) return
    for (const [table, number, isKept] of this.#leaving) {
      if (isKept === 1) this.#kept.push([table, number, finished + FINISHED_KEPT])
      else this.#release(table, number)
    }
    this.#leaving = []
  }

  save(): GraceState {
    return { waiting: [...this.#waiting], leaving: [...this.#leaving], kept: [...this.#kept] }
  }

  restore({ waiting, leaving, kept }: GraceState): void {
    this.#waiting = [...waiting]
    this.#leaving = [...leaving]
    this.#kept = [...kept]
  }
}
