// Clients on their way to where a redirect has sent them. Runs without redirects never get here.

import { type Engine, type EventKind, existing, PHASE, type SimTime } from '@/lib/engine'

export interface Onwards {
  readonly source: number
  readonly template: number
  readonly sender: number
  /** The request that it all began with, and which attempt that was. */
  readonly first: number
  readonly attempt: number
  readonly visitor: number
}

export interface RedirectsState {
  readonly waiting: readonly (Onwards | null)[]
  readonly free: readonly number[]
  readonly count: number
}

export class Redirects {
  /** Requests whose answer was a redirect that its client has followed. */
  count = 0
  readonly #engine: Engine
  readonly #kind: EventKind
  /** By number of the event; null is free. */
  #waiting: (Onwards | null)[] = []
  #free: number[] = []

  constructor(engine: Engine, send: (next: Onwards) => void) {
    this.#engine = engine
    this.#kind = engine.kind('traffic.redirected', (number) => {
      const next = existing(this.#waiting[number], `redirected request ${number}`)
      this.#waiting[number] = null
      this.#free.push(number)
      send(next)
    })
  }

  /** The client has the answer at `at`, and asks again at once. */
  follow(next: Onwards, at: SimTime): void {
    this.count++
    const number = this.#free.pop() ?? this.#waiting.length
    this.#waiting[number] = next
    this.#engine.schedule(at, PHASE.data, this.#kind, number)
  }

  save(): RedirectsState {
    return { waiting: [...this.#waiting], free: [...this.#free], count: this.count }
  }

  restore(state: RedirectsState): void {
    this.#waiting = [...state.waiting]
    this.#free = [...state.free]
    this.count = state.count
  }
}
