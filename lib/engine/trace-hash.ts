// A running 64-bit fingerprint of everything that happens, in two 32-bit lanes (integer multiplication wraps the same way
// everywhere). Not cryptographic: it tells runs apart, it does not resist an attacker.

export interface TraceHashState {
  readonly a: number
  readonly b: number
}

/** 32 bits that stand for a text wherever it is met again (FNV-1a). */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}

export class TraceHash {
  #a = 0x9e3779b1
  #b = 0x85ebca77

  /** Mixes an integer of up to 53 bits. */
  number(value: number): void {
    const low = value | 0
    const high = Math.floor(value / 4294967296) | 0
    this.#a = Math.imul(this.#a ^ low, 0xcc9e2d51 | 0)
    this.#a ^= this.#a >>> 15
    this.#b = Math.imul(this.#b ^ low ^ Math.imul(high, 0x27d4eb2f), 0x1b873593)
    this.#b ^= this.#b >>> 13
  }

  /** As `number` for the three numbers of an event, one after the other: an integer, and two of 32 bits with their signs. */
  event(time: number, first: number, second: number): void {
    const low = time | 0
    const high = Math.floor(time / 4294967296) | 0
    let a = Math.imul(this.#a ^ low, 0xcc9e2d51 | 0)
    let b = Math.imul(this.#b ^ low ^ Math.imul(high, 0x27d4eb2f), 0x1b873593)
    a = Math.imul(a ^ (a >>> 15) ^ first, 0xcc9e2d51 | 0)
    b = Math.imul(b ^ (b >>> 13) ^ first ^ Math.imul(first >> 31, 0x27d4eb2f), 0x1b873593)
    a = Math.imul(a ^ (a >>> 15) ^ second, 0xcc9e2d51 | 0)
    b = Math.imul(b ^ (b >>> 13) ^ second ^ Math.imul(second >> 31, 0x27d4eb2f), 0x1b873593)
    this.#a = a ^ (a >>> 15)
    this.#b = b ^ (b >>> 13)
  }

  text(value: string): void {
    this.number(value.length)
    // As `number` for each character, of which the high half is 0; texts are most of what is mixed.
    let a = this.#a
    let b = this.#b
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i)
      a = Math.imul(a ^ code, 0xcc9e2d51 | 0)
      a ^= a >>> 15
      b = Math.imul(b ^ code, 0x1b873593)
      b ^= b >>> 13
    }
    this.#a = a
    this.#b = b
  }

  /** 16 hexadecimal digits. */
  digest(): string {
    const word = (x: number) => (x >>> 0).toString(16).padStart(8, '0')
    return word(this.#a) + word(this.#b)
  }

  save(): TraceHashState {
    return { a: this.#a, b: this.#b }
  }

  restore(state: TraceHashState): void {
    this.#a = state.a
    this.#b = state.b
  }
}
