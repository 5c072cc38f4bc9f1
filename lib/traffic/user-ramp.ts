// How many users of a closed loop there should be over time: the whole number nearest to the line through the points.

import { START } from '@/lib/engine'
import type { ClosedLoop, RatePoint } from './arrivals-types'
import { RateCurve } from './rate-curve'

export class UserRamp {
  readonly #curve: RateCurve
  readonly #points: readonly RatePoint[]
  readonly #linear: boolean

  constructor(users: ClosedLoop['users']) {
    const { points, shape } =
      typeof users === 'number' ? { points: [{ at: START, users }], shape: 'step' as const } : users
    this.#points = points.map((point) => ({ at: point.at, rps: point.users }))
    this.#linear = shape === 'linear'
    this.#curve = new RateCurve(this.#points, shape)
  }

  at(time: number): number {
    return Math.floor(this.#curve.at(time) + 0.5)
  }

  /** When their number may change next, in whole µs, or Infinity. */
  after(time: number): number {
    const next = this.#points.findIndex(({ at }) => at > time)
    const to = this.#points[next]
    if (to === undefined) return Number.POSITIVE_INFINITY
    const from = this.#points[next - 1]
    if (!this.#linear || from === undefined || from.rps === to.rps) return to.at
    const rises = to.rps > from.rps
    const level = this.at(time) + (rises ? 0.5 : -0.5)
    const crossed = from.at + ((level - from.rps) / (to.rps - from.rps)) * (to.at - from.at)
    const at = Math.max(time + 1, rises ? Math.ceil(crossed) : Math.floor(crossed) + 1)
    return Math.min(at, to.at)
  }
}
