/** Mulberry32: the same numbers from the same seed everywhere, each from 0 up to 1. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Draws from lists by such numbers. */
export class Chance {
  readonly next: () => number

  constructor(seed: number) {
    this.next = numbers(seed)
  }

  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.next() * list.length)]
    if (found === undefined) throw new Error('there is nothing to pick from')
    return found
  }
}
