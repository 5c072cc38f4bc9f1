// A request rate over time, given by points, and the inverse of its integral. Arrivals are found exactly: the next one is
// where the integral of the rate has grown by a unit (evenly spaced) or by a unit exponential (Poisson). Nothing is thinned.

import { US_PER_SECOND } from '@/lib/engine'
import type { RatePoint } from './arrivals-types'

/** A rate that is known for all times. */
export interface Rate {
  /** Requests per second at an instant. */
  at(time: number): number
  /** Requests that are expected between two instants: the integral of the rate. */
  area(from: number, to: number): number
}

/** A rate whose arrivals can be found. */
export interface InvertibleRate extends Rate {
  /** The time in µs (not rounded) at which the integral of the rate since `from` reaches `mass` requests, or Infinity. */
  after(from: number, mass: number): number
}

export class RateCurve implements InvertibleRate {
  readonly #points: readonly RatePoint[]
  readonly #linear: boolean
  /** Index of the segment that was searched last; time only goes forward, so the search starts there. */
  #segment = 0

  /** Before the first point nothing arrives; after the last its rate stays. `linear` joins the points, `step` holds each. */
  constructor(points: readonly RatePoint[], shape: 'step' | 'linear') {
    this.#points = [...points].sort((x, y) => x.at - y.at)
    this.#linear = shape === 'linear'
  }

  at(time: number): number {
    const points = this.#points
    let [i, end] = [-1, points.length]
    while (end - i > 1) {
      const middle = (i + end) >> 1
      if ((points[middle] as RatePoint).at <= time) i = middle
      else end = middle
    }
    const from = points[i]
    if (from === undefined) return 0
    const to = points[i + 1]
    if (to === undefined || !this.#linear) return from.rps
    return from.rps + ((to.rps - from.rps) * (time - from.at)) / (to.at - from.at)
  }

  area(from: number, to: number): number {
    const points = this.#points
    let area = 0
    points.forEach(({ at, rps }, i) => {
      const next = points[i + 1]
      const [begin, end] = [Math.max(from, at), Math.min(to, next?.at ?? to)]
      if (end <= begin) return
      const slope = next && this.#linear ? (next.rps - rps) / (next.at - at) : 0
      area += ((rps + slope * ((begin + end) / 2 - at)) * (end - begin)) / US_PER_SECOND
    })
    return area
  }

  after(from: number, mass: number): number {
    const points = this.#points
    const last = points[points.length - 1]
    if (last === undefined) return Number.POSITIVE_INFINITY
    // Most of the time nothing changes any more.
    if (from >= last.at && last.rps > 0) return from + (mass / last.rps) * US_PER_SECOND
    let i = this.#seek(from)
    let at = from < (points[0] as RatePoint).at ? (points[0] as RatePoint).at : from
    let left = mass
    for (; i < points.length; i++) {
      const here = points[i] as RatePoint
      const next = points[i + 1]
      if (next === undefined) {
        return here.rps > 0 ? at + (left / here.rps) * US_PER_SECOND : Number.POSITIVE_INFINITY
      }
      const seconds = (next.at - at) / US_PER_SECOND
      const share = this.#linear ? (next.rps - here.rps) / (next.at - here.at) : 0
      const rate = here.rps + share * (at - here.at)
      const slope = share * US_PER_SECOND
      const area = (rate + (slope * seconds) / 2) * seconds
      if (left <= area && area > 0) return at + solve(rate, slope, left) * US_PER_SECOND
      left -= area
      at = next.at
    }
    return Number.POSITIVE_INFINITY
  }

  #seek(time: number): number {
    const points = this.#points
    let i = this.#segment
    if ((points[i] as RatePoint).at > time) i = 0
    while (i + 1 < points.length && (points[i + 1] as RatePoint).at <= time) i++
    this.#segment = i
    return i
  }
}

/** x ≥ 0 with rate·x + slope·x²/2 = mass, in the form that loses no digits when the slope is small. */
function solve(rate: number, slope: number, mass: number): number {
  if (slope === 0) return mass / rate
  const root = Math.sqrt(Math.max(0, rate * rate + 2 * slope * mass))
  return (2 * mass) / (rate + root)
}
