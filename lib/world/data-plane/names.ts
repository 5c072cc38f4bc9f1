/** Small integers for strings, given once and never again to another, so that a request in flight keeps its names. */
export class Names {
  readonly #numbers = new Map<string, number>()
  #texts: string[] = []

  /** The number of this text; a new one when it has none. */
  number(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const fresh = this.#texts.length
    this.#numbers.set(text, fresh)
    this.#texts.push(text)
    return fresh
  }

  /** The number of this text, or -1. */
  find(text: string): number {
    return this.#numbers.get(text) ?? -1
  }

  /** The text of a number, or null when there is none (-1). */
  text(number: number): string | null {
    return this.#texts[number] ?? null
  }

  get count(): number {
    return this.#texts.length
  }

  save(): readonly string[] {
    return [...this.#texts]
  }

  restore(texts: readonly string[]): void {
    this.#texts = [...texts]
    this.#numbers.clear()
    texts.forEach((text, number) => {
      this.#numbers.set(text, number)
    })
  }
}
