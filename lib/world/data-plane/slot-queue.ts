/** First in, first out: slots that wait for a worker. */
export class SlotQueue {
  #slots = new Int32Array(8)
  #first = 0
  size = 0

  push(slot: number): void {
    const length = this.#slots.length
    if (this.size === length) {
      const larger = new Int32Array(length * 2)
      for (let i = 0; i < length; i++) larger[i] = this.#slots[(this.#first + i) % length] as number
      this.#slots = larger
      this.#first = 0
    }
    this.#slots[(this.#first + this.size++) % this.#slots.length] = slot
  }

  /** The oldest; there must be one. */
  shift(): number {
    const slot = this.#slots[this.#first] as number
    this.#first = (this.#first + 1) % this.#slots.length
    this.size--
    return slot
  }

  clear(): void {
    this.#first = 0
    this.size = 0
  }

  save(): readonly number[] {
    return Array.from(
      { length: this.size },
      (_, i) => this.#slots[(this.#first + i) % this.#slots.length] as number,
    )
  }

  restore(slots: readonly number[]): void {
    this.clear()
    for (const slot of slots) this.push(slot)
  }
}
