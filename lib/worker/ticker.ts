import type { LoopHost } from './loop-host'

/** Has the host call one piece of work again, never twice at once. */
export class Ticker {
  readonly #host: Pick<LoopHost, 'schedule'>
  readonly #work: () => void
  #isComing = false

  constructor(host: Pick<LoopHost, 'schedule'>, work: () => void) {
    this.#host = host
    this.#work = work
  }

  soon(ms = 0): void {
    if (this.#isComing) return
    this.#isComing = true
    this.#host.schedule(() => {
      this.#isComing = false
      this.#work()
    }, ms)
  }
}
