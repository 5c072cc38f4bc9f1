// Targets of a group in order of registration, which is the order of round robin. A change moves what stands behind it in one
// block, which for a thousand targets is a few kilobytes.

export class TargetList {
  /** The first `size` are valid. */
  targets = new Int32Array(8)
  size = 0
  #ordinals = new Float64Array(8)

  insert(target: number, ordinal: number): void {
    if (this.size === this.targets.length) this.#double()
    const at = this.#indexOf(ordinal)
    this.targets.copyWithin(at + 1, at, this.size)
    this.#ordinals.copyWithin(at + 1, at, this.size)
    this.targets[at] = target
    this.#ordinals[at] = ordinal
    this.size++
  }

  remove(ordinal: number): void {
    const at = this.#indexOf(ordinal)
    this.targets.copyWithin(at, at + 1, this.size)
    this.#ordinals.copyWithin(at, at + 1, this.size)
    this.size--
  }

  copy(): TargetList {
    const copy = new TargetList()
    copy.targets = this.targets.slice()
    copy.#ordinals = this.#ordinals.slice()
    copy.size = this.size
    return copy
  }

  filter(keeps: (target: number) => boolean): TargetList {
    const kept = new TargetList()
    for (let i = 0; i < this.size; i++) {
      const target = this.targets[i] as number
      if (keeps(target)) kept.insert(target, this.#ordinals[i] as number)
    }
    return kept
  }

  mergedWith(other: TargetList): TargetList {
    const merged = this.copy()
    for (let i = 0; i < other.size; i++)
      merged.insert(other.targets[i] as number, other.#ordinals[i] as number)
    return merged
  }

  /** Where a target stands, or -1. */
  positionOf(target: number, ordinal: number): number {
    const at = this.#indexOf(ordinal)
    return at < this.size && this.targets[at] === target && this.#ordinals[at] === ordinal ? at : -1
  }

  /** Where `ordinal` stands or would stand. */
  #indexOf(ordinal: number): number {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#ordinals[middle] as number) < ordinal) low = middle + 1
      else high = middle
    }
    return low
  }

  #double(): void {
    const targets = new Int32Array(this.size * 2)
    targets.set(this.targets)
    this.targets = targets
    const ordinals = new Float64Array(this.size * 2)
    ordinals.set(this.#ordinals)
    this.#ordinals = ordinals
  }
}
