// Named random streams: each purpose draws from a generator of its own, derived from (seed, name), so that a new draw in
// one place shifts nobody else's numbers.

import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator'
import { assert } from './assert'
import { exp, ln } from './math'

export interface RandomState {
  readonly seed: number
  readonly streams: readonly (readonly [name: string, state: readonly number[]])[]
}

export class RandomStream {
  #generator: JumpableRandomGenerator

  constructor(state: readonly number[]) {
    this.#generator = xoroshiro128plusFromState(state)
  }

  /** Uniform in [0, 1), 53 random bits. */
  uniform(): number {
    const high = this.#generator.next() >>> 5
    const low = this.#generator.next() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  /** Uniform integer in [0, bound). The bias of the multiplication is below bound × 2⁻⁵³. */
  integer(bound: number): number {
    return Math.floor(this.uniform() * bound)
  }

  /** Exponential with this mean, in the mean's unit. */
  exponential(mean: number): number {
    return -mean * ln(1 - this.uniform())
  }

  /** Standard normal, by Marsaglia's polar method; the second of each pair is dropped so that a stream has no hidden state. */
  normal(): number {
    for (;;) {
      const u = 2 * this.uniform() - 1
      const v = 2 * this.uniform() - 1
      const s = u * u + v * v
      if (s > 0 && s < 1) return u * Math.sqrt((-2 * ln(s)) / s)
    }
  }

  /** Lognormal by its own mean (not that of its logarithm) and the standard deviation of its logarithm. */
  lognormal(mean: number, sigma: number): number {
    return mean * exp(sigma * this.normal() - (sigma * sigma) / 2)
  }

  chance(probability: number): boolean {
    return probability > 0 && this.uniform() < probability
  }

  pick<T>(items: readonly T[]): T {
    assert(items.length > 0, 'pick from an empty list')
    return items[this.integer(items.length)] as T
  }

  state(): readonly number[] {
    return [...this.#generator.getState()]
  }
}

export class RandomStreams {
  readonly seed: number
  readonly #streams = new Map<string, RandomStream>()

  constructor(seed: number) {
    this.seed = seed
  }

  /** The stream of this name, kept and saved with the run. Use for an endless series: arrivals, service times. */
  stream(name: string): RandomStream {
    let stream = this.#streams.get(name)
    if (!stream) {
      stream = new RandomStream(initialState(this.seed, name))
      this.#streams.set(name, stream)
    }
    return stream
  }

  /** A fresh stream that nobody keeps, for the few draws that belong to one resource: `once('image-pull', taskArn)`. */
  once(name: string, key: string): RandomStream {
    return new RandomStream(initialState(this.seed, `${name}/${key}`))
  }

  save(): RandomState {
    return { seed: this.seed, streams: [...this.#streams].map(([name, stream]) => [name, stream.state()]) }
  }

  restore(state: RandomState): void {
    assert(
      state.seed === this.seed,
      `checkpoint of seed ${state.seed} restored into a run of seed ${this.seed}`,
    )
    this.#streams.clear()
    for (const [name, words] of state.streams) this.#streams.set(name, new RandomStream(words))
  }
}

/**
 * Four 32-bit words from (seed, name). The seed is scrambled first, so that a small change of it is not undone by one of the
 * name, and two lanes read the text, so that among thousands of resources no two share a stream.
 */
function initialState(seed: number, name: string): readonly number[] {
  let a = scramble(seed | 0)
  let b = scramble((Math.floor(seed / 4294967296) | 0) ^ a ^ 0x811c9dc5)
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
    b ^= b >>> 15
  }
  const words: number[] = []
  for (let i = 1; i <= 4; i++)
    words.push(
      scramble((i % 2 === 1 ? a : b) + Math.imul(i, 0x9e3779b9)) ^ scramble((i % 2 === 1 ? b : a) ^ i),
    )
  return words
}

/** The finalizer of splitmix32: every bit of the input reaches every bit of the result. */
function scramble(x: number): number {
  let z = x ^ (x >>> 16)
  z = Math.imul(z, 0x21f0aaad)
  z ^= z >>> 15
  z = Math.imul(z, 0x735a2d97)
  return z ^ (z >>> 15)
}
