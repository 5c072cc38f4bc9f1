// Requests of one source that somebody waits for, oldest first. What has ended meanwhile is passed over when it is oldest, so
// that nothing need be taken out of the middle.

import { AT, SENDER } from './codes'
import type { RequestPool } from './request-pool'

/** Entries that have been passed are dropped when there are so many. */
const PASSED_MAX = 1_024

export class WaitingLine {
  readonly #pool: RequestPool
  #slots: number[] = []
  /** A slot may hold another request by now. */
  #ids: number[] = []
  #first = 0

  constructor(pool: RequestPool) {
    this.#pool = pool
  }

  push(slot: number): void {
    this.#slots.push(slot)
    this.#ids.push(this.#pool.id[slot] as number)
  }

  /** The slot of the oldest that still waits, or -1. */
  oldest(): number {
    while (this.#first < this.#slots.length) {
      const slot = this.#slots[this.#first] as number
      if (this.#pool.id[slot] === this.#ids[this.#first] && this.#isOpen(slot)) return slot
      this.shift()
    }
    this.clear()
    return -1
  }

  shift(): void {
    if (++this.#first < PASSED_MAX || this.#first * 2 < this.#slots.length) return
    this.#slots = this.#slots.slice(this.#first)
    this.#ids = this.#ids.slice(this.#first)
    this.#first = 0
  }

  clear(): void {
    this.#slots = []
    this.#ids = []
    this.#first = 0
  }

  /** All of a source that wait, found in a pool that was restored. */
  find(source: number): void {
    const pool = this.#pool
    const slots: number[] = []
    for (let slot = 0; slot < pool.used; slot++) {
      const isOwn = pool.source[slot] === source && (pool.sender[slot] as number) >= SENDER.caller
      if (isOwn && this.#isOpen(slot)) slots.push(slot)
    }
    slots.sort((x, y) => (pool.id[x] as number) - (pool.id[y] as number))
    this.clear()
    for (const slot of slots) this.push(slot)
  }

  #isOpen(slot: number): boolean {
    return this.#pool.at[slot] !== AT.free && this.#pool.answered[slot] === 0
  }
}
