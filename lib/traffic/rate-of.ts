// The rate behind each kind of open arrivals: what their process inverts and what the screen draws ahead.

import { type SimTime, US_PER_SECOND, unreachable } from '@/lib/engine'
import type { Arrivals, OpenArrivals, RatePoint, Spike, Trace } from './arrivals-types'
import { type InvertibleRate, type Rate, RateCurve } from './rate-curve'
import { SineCurve } from './sine-curve'

/** The rate of an open source that began at `since`; a recorded load begins with it. */
export function rateOf(arrivals: OpenArrivals, since: number): Rate {
  if (arrivals.kind === 'trace') return new TraceRate(arrivals, since)
  return curveOf(arrivals)
}

export function curveOf(arrivals: Exclude<OpenArrivals, Trace>): InvertibleRate {
  switch (arrivals.kind) {
    case 'poisson':
    case 'uniform':
      return new RateCurve(arrivals.rate, arrivals.shape)
    case 'sine':
      return new SineCurve(arrivals)
    case 'spike':
      return new RateCurve(spikePoints(arrivals), 'linear')
    default:
      return unreachable(arrivals)
  }
}

/** Requests per second that a source asks for at an instant; null for users, who ask when they have their answer. */
export function expectedRps(arrivals: Arrivals, since: number, time: number): number | null {
  if (arrivals.kind === 'closed') return null
  return time < since ? 0 : rateOf(arrivals, since).at(time)
}

/** A jump takes the shortest time that there is. */
function spikePoints({ base, peak, at, rise, hold, decay }: Spike): readonly RatePoint[] {
  const corners: (readonly [after: number, rps: number])[] = [
    [0, base],
    [Math.max(1, rise), peak],
    [hold, peak],
    [Math.max(1, decay), base],
  ]
  let time: number = at
  const points: RatePoint[] = at === 0 ? [] : [{ at: 0 as SimTime, rps: base }]
  for (const [after, rps] of corners) {
    if (points.at(-1)?.at === time + after) continue
    time += after
    points.push({ at: time as SimTime, rps })
  }
  return points
}

/** Each period's count, evenly spread over it. */
class TraceRate implements Rate {
  readonly #trace: Trace
  readonly #since: number
  readonly #period: number

  constructor(trace: Trace, since: number) {
    this.#trace = trace
    this.#since = since
    this.#period = trace.periodSeconds * US_PER_SECOND
  }

  at(time: number): number {
    return (this.#trace.counts[this.#index(time)] ?? 0) / this.#trace.periodSeconds
  }

  area(from: number, to: number): number {
    const { counts } = this.#trace
    let area = 0
    for (let i = Math.max(0, this.#index(from)); i < counts.length; i++) {
      const begin = this.#since + i * this.#period
      if (begin >= to) break
      const covered = Math.min(to, begin + this.#period) - Math.max(from, begin)
      area += ((counts[i] as number) * covered) / this.#period
    }
    return area
  }

  #index(time: number): number {
    return Math.floor((time - this.#since) / this.#period)
  }
}
