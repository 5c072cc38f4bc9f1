/**
 * Small integers for strings. A number outlives its text: requests in flight and those that are kept for reading still mean
 * it, so it is given to another text only after `release`.
 */
export class Names {
  readonly #numbers = new Map<string, number>()
  #texts: (string | null)[] = []
  #free: number[] = []

  /** The number of this text; a new one when it has none. */
  number(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const fresh = this.#free.pop() ?? this.#texts.length
    this.#numbers.set(text, fresh)
    this.#texts[fresh] = text
    return fresh
  }

  /** The number of this text, or -1. */
  find(text: string): number {
    return this.#numbers.get(text) ?? -1
  }

  /** The text of a number that has not been released, or null. */
  text(number: number): string | null {
    return this.#texts[number] ?? null
  }

  /** What it named is gone: the text gets another number when it comes again. */
  forget(text: string): void {
    this.#numbers.delete(text)
  }

  /** Nobody means the number any more. */
  release(number: number): void {
    const text = this.#texts[number]
    if (text === null || text === undefined) return
    if (this.#numbers.get(text) === number) this.#numbers.delete(text)
    this.#texts[number] = null
    this.#free.push(number)
  }

  /** All numbers are below. */
  get count(): number {
    return this.#texts.length
  }

  /** Texts that have a number, in the order in which they got it. */
  keys(): Iterable<string> {
    return this.#numbers.keys()
  }

  save(): NamesState {
    return { texts: [...this.#texts], known: [...this.#numbers.values()], free: [...this.#free] }
  }

  restore(state: NamesState): void {
    this.#texts = [...state.texts]
    this.#free = [...state.free]
    this.#numbers.clear()
    for (const number of state.known) this.#numbers.set(this.#texts[number] ?? '', number)
  }
}

export interface NamesState {
  readonly texts: readonly (string | null)[]
  readonly known: readonly number[]
  readonly free: readonly number[]
}
