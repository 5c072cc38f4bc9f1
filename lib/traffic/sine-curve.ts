// A rate that goes up and down like a sine, and the inverse of its integral, in turns of its period: the part of a turn that
// has passed is exact however many turns came before.

import { sinTurns, TWO_PI, US_PER_SECOND } from '@/lib/engine'
import type { Sine } from './arrivals-types'
import type { InvertibleRate } from './rate-curve'

/** Of a turn; less than a thousandth of a microsecond in a day. */
const TURNS_RESOLUTION = 1e-15
/** Of a gap between two arrivals. */
const GAP_RESOLUTION = 1e-12
/** Newton's method doubles its digits in each step; halving alone would need fifty. */
const STEPS_MAX = 60

export class SineCurve implements InvertibleRate {
  readonly #wave: Sine
  readonly #periodSeconds: number

  constructor(wave: Sine) {
    this.#wave = wave
    this.#periodSeconds = wave.period / US_PER_SECOND
  }

  at(time: number): number {
    return this.#rate(this.#turns(time))
  }

  area(from: number, to: number): number {
    return this.#area(this.#turns(from), (to - from) / this.#wave.period)
  }

  after(from: number, mass: number): number {
    const { mean, period } = this.#wave
    const inPeriod = mean * this.#periodSeconds
    if (inPeriod <= 0) return Number.POSITIVE_INFINITY
    const whole = Math.floor(mass / inPeriod)
    const part = this.#solve(this.#turns(from), mass - whole * inPeriod)
    return from + (whole + part) * period
  }

  #turns(time: number): number {
    const { period, phase } = this.#wave
    const since = (time - phase) % period
    return since / period
  }

  #rate(turns: number): number {
    return this.#wave.mean + this.#wave.amplitude * sinTurns(turns)
  }

  /** The integral over `d` turns from `x` on. The difference of cosines as a product, so that small gaps keep their digits. */
  #area(x: number, d: number): number {
    const { mean, amplitude } = this.#wave
    return (
      this.#periodSeconds * (mean * d + ((2 * amplitude) / TWO_PI) * sinTurns(x + d / 2) * sinTurns(d / 2))
    )
  }

  /** The part of a turn after `x` over which the integral is `mass`: Newton's steps, and halves where these leave the bracket. */
  #solve(x: number, mass: number): number {
    let [low, high] = [0, 1]
    let d = Math.min(1, mass / (this.#periodSeconds * Math.max(this.#rate(x), this.#wave.mean / 100)))
    for (let step = 0; step < STEPS_MAX; step++) {
      const excess = this.#area(x, d) - mass
      if (excess === 0) return d
      if (excess > 0) high = d
      else low = d
      const slope = this.#periodSeconds * this.#rate(x + d)
      let next = slope > 0 ? d - excess / slope : Number.NaN
      if (!(next >= low && next <= high)) next = (low + high) / 2
      const moved = Math.abs(next - d)
      d = next
      if (moved <= TURNS_RESOLUTION + d * GAP_RESOLUTION) return d
    }
    return d
  }
}
