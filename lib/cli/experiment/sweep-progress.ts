// How far a sweep is: a bar where standard error is a terminal, else a line now and then for a log.

import { count } from '../count'
import type { Io } from '../io'
import { Progress } from '../progress'

/** Between two lines of a log. */
const LINE_MS = 30_000

export class SweepProgress {
  readonly #io: Io
  readonly #bar: Progress
  readonly #all: number
  readonly #leftAtStart: number
  readonly #startedAt: number
  #lineAt: number
  #left: number

  constructor(
    io: Io,
    { label, all, left }: { readonly label: string; readonly all: number; readonly left: number },
  ) {
    this.#io = io
    this.#bar = new Progress(io, label)
    this.#all = all
    this.#left = left
    this.#leftAtStart = left
    this.#startedAt = io.wallMs()
    this.#lineAt = this.#startedAt
  }

  add(): void {
    this.#left--
    const done = this.#all - this.#left
    const text = `${done} of ${count(this.#all, 'run')}${this.#timeLeft()}`
    this.#bar.show(done / this.#all, text)
    const now = this.#io.wallMs()
    if (this.#io.isTerminal || now - this.#lineAt < LINE_MS) return
    this.#lineAt = now
    this.#io.err(`${text}\n`)
  }

  end(): void {
    this.#bar.clear()
  }

  /** From the pace so far. */
  #timeLeft(): string {
    const performed = this.#leftAtStart - this.#left
    const seconds = ((this.#io.wallMs() - this.#startedAt) / 1_000 / performed) * this.#left
    if (this.#left === 0 || !Number.isFinite(seconds)) return ''
    return seconds < 90 ? `, ${Math.ceil(seconds)} s left` : `, ${Math.ceil(seconds / 60)} min left`
  }
}
