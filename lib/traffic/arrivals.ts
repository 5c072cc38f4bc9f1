// When the next request of an open source arrives. A process keeps fractions of a microsecond, so that rounding each
// arrival to the clock does not change the rate; it draws from a stream of its own.

import { assert, exp, ln, type RandomStream, US_PER_SECOND } from '@/lib/engine'
import type { OpenArrivals } from './arrivals-types'
import type { InvertibleRate } from './rate-curve'
import { curveOf } from './rate-of'

export interface ArrivalProcess {
  /** Time of the next arrival in µs, not rounded and not before the one before; Infinity when there is none. */
  next(): number
  /** Numbers from which `restore` continues; the stream is saved by the engine. */
  save(): readonly number[]
  restore(state: readonly number[]): void
}

/** Arrivals from `start` on, or of a recorded load that began then from `now` on. A closed loop has no arrivals of its own: its users come back by themselves. */
export function openArrivals(
  arrivals: OpenArrivals,
  start: number,
  stream: RandomStream,
  now = start,
): ArrivalProcess {
  if (arrivals.kind !== 'trace')
    return new RateArrivals(curveOf(arrivals), arrivals.kind !== 'uniform', Math.max(start, now), stream)
  const process = new TraceArrivals(arrivals.counts, arrivals.periodSeconds, start, stream)
  if (now > start) process.skipTo(now)
  return process
}

/**
 * Poisson with a rate that varies: the integral of the rate between arrivals is exponential with mean 1 (the inversion
 * method). `uniform`: it is exactly 1.
 */
class RateArrivals implements ArrivalProcess {
  #at: number

  constructor(
    readonly curve: InvertibleRate,
    readonly poisson: boolean,
    start: number,
    readonly stream: RandomStream,
  ) {
    this.#at = start
  }

  next(): number {
    this.#at = this.curve.after(this.#at, this.poisson ? this.stream.exponential(1) : 1)
    return this.#at
  }

  save(): readonly number[] {
    return [Number.isFinite(this.#at) ? this.#at : -1]
  }

  restore(state: readonly number[]): void {
    const at = state[0] as number
    this.#at = at < 0 ? Number.POSITIVE_INFINITY : at
  }
}

/**
 * A recorded count for each period: a Poisson process given its count, which is the count's number of independent uniform
 * instants. They are drawn in order without storing them: the earliest of n uniforms in what is left of the period lies at
 * the share 1 − U^(1/n). Of a broken count the fraction goes into the next period, so that a fortnight of 33.4 an interval loses none.
 * The trace starts at `start` and is played once.
 */
class TraceArrivals implements ArrivalProcess {
  readonly #counts: readonly number[]
  readonly #period: number
  readonly #start: number
  readonly #stream: RandomStream
  #index = 0
  #left = 0
  #at: number
  /** What broken counts still owe: at most half a request either way. */
  #carry = 0

  constructor(counts: readonly number[], periodSeconds: number, start: number, stream: RandomStream) {
    assert(periodSeconds > 0, `a trace has periods of ${periodSeconds} s`)
    this.#counts = counts
    this.#period = periodSeconds * US_PER_SECOND
    this.#start = start
    this.#stream = stream
    this.#at = start
    this.#begin(counts[0] ?? 0)
  }

  /** What is left of the period that `now` lies in is its share of the count. */
  skipTo(now: number): void {
    this.#index = Math.floor((now - this.#start) / this.#period)
    const end = this.#start + (this.#index + 1) * this.#period
    this.#carry = 0
    this.#begin(((this.#counts[this.#index] ?? 0) * (end - now)) / this.#period)
    this.#at = now
  }

  #begin(count: number): void {
    const owed = count + this.#carry
    this.#left = Math.round(owed)
    this.#carry = owed - this.#left
  }

  next(): number {
    while (this.#left <= 0) {
      if (++this.#index >= this.#counts.length) return Number.POSITIVE_INFINITY
      this.#begin(this.#counts[this.#index] as number)
      this.#at = this.#start + this.#index * this.#period
    }
    const end = this.#start + (this.#index + 1) * this.#period
    const share = 1 - exp(ln(1 - this.#stream.uniform()) / this.#left)
    this.#left--
    this.#at += (end - this.#at) * share
    return this.#at
  }

  save(): readonly number[] {
    return [this.#index, this.#left, this.#at, this.#carry]
  }

  restore(state: readonly number[]): void {
    const [index, left, at, carry] = state as [number, number, number, number]
    this.#carry = carry
    this.#index = index
    this.#left = left
    this.#at = at
  }
}
