// The messages of one queue that nobody works on just now: those that wait, in the order in which they were sent, and those whose worker
// has died, which nobody sees until their visibility timeout is over. A message is the time at which it was sent, and no object.

import { LimitError } from '@/lib/engine'

const MESSAGES_MAX = 4_000_000
/** Entries that have been passed are dropped when there are so many. */
const PASSED_MAX = 1_024

export interface MessagesState {
  readonly waiting: readonly number[]
  readonly returned: readonly number[]
  readonly lost: readonly (readonly [returnsAt: number, sentAt: number])[]
}

export class Messages {
  #waiting: number[] = []
  #first = 0
  /** Seen again, oldest first; they go before what waits. */
  #returned: number[] = []
  #lost: (readonly [returnsAt: number, sentAt: number])[] = []

  get visible(): number {
    return this.#waiting.length - this.#first + this.#returned.length
  }

  get lost(): number {
    return this.#lost.length
  }

  send(now: number): void {
    if (this.visible >= MESSAGES_MAX)
      throw new LimitError(`more than ${MESSAGES_MAX} messages wait in a queue`)
    this.#waiting.push(now)
  }

  /** When the message was sent that is received now; ask only when one is visible. */
  receive(): number {
    const returned = this.#returned.shift()
    if (returned !== undefined) return returned
    const sentAt = this.#waiting[this.#first] as number
    if (++this.#first >= PASSED_MAX && this.#first * 2 >= this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#first)
      this.#first = 0
    }
    return sentAt
  }

  lose(sentAt: number, returnsAt: number): void {
    this.#lost.push([returnsAt, sentAt])
  }

  /** What may be seen again by now. */
  comeBack(now: number): void {
    const due = this.#lost.filter(([returnsAt]) => returnsAt <= now)
    this.#lost = this.#lost.filter(([returnsAt]) => returnsAt > now)
    this.#returned = [...this.#returned, ...due.map(([, sentAt]) => sentAt)].sort((x, y) => x - y)
  }

  /** Of those whose worker has died, how many should be seen again by now. */
  overdue(now: number): number {
    return this.#lost.filter(([returnsAt]) => returnsAt < now).length
  }

  /** Infinity when there is none. */
  oldestSentAt(): number {
    const oldest = Math.min(
      this.#waiting[this.#first] ?? Number.POSITIVE_INFINITY,
      this.#returned[0] ?? Number.POSITIVE_INFINITY,
    )
    return this.#lost.reduce((least, [, sentAt]) => Math.min(least, sentAt), oldest)
  }

  save(): MessagesState {
    return { waiting: this.#waiting.slice(this.#first), returned: [...this.#returned], lost: [...this.#lost] }
  }

  restore({ waiting, returned, lost }: MessagesState): void {
    this.#waiting = [...waiting]
    this.#first = 0
    this.#returned = [...returned]
    this.#lost = [...lost]
  }
}
