// Which of the terms of a panel the Tab key comes to. A panel has many, and each a stop of its own would make the way through it very
// long: so they share one, and arrow keys lead from term to term. Pure.

/** The terms of one panel that are on the screen, and which of them is its stop. */
export class TermStops {
  readonly #terms = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #last: string | null = null

  /** The one that had the focus last, else the first that is there. */
  get stop(): string | null {
    if (this.#last !== null && this.#terms.has(this.#last)) return this.#last
    return this.#terms.values().next().value ?? null
  }

  get count(): number {
    return this.#terms.size
  }

  add(term: string): () => void {
    this.#terms.add(term)
    this.#tell()
    return () => {
      this.#terms.delete(term)
      this.#tell()
    }
  }

  focused(term: string): void {
    this.#last = term
    this.#tell()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
