// The shape of a load over the time of a run, for drawing.

import { rateOf } from '@/lib/traffic/rate-of'
import type { OpenLoad } from './read-load'

const SAMPLES = 200
const AHEAD_US = 600_000_000

export interface LoadCurveShape {
  /** Time at the right edge, µs; the left one is the start of the run. */
  readonly end: number
  /** Requests/s at the upper edge. */
  readonly top: number
  /** Requests/s, evenly spaced from edge to edge. */
  readonly values: readonly number[]
}

/** Up to a little after the last thing that happens, and never less than ten minutes from now. */
export function loadCurve(load: OpenLoad, now: number): LoadCurveShape {
  const [last, highest] = extent(load)
  const end = Math.max(now + AHEAD_US, last)
  const rate = rateOf(load, 0)
  const values = Array.from({ length: SAMPLES + 1 }, (_, i) => rate.at((i / SAMPLES) * end))
  return { end, top: Math.max(1, highest) * 1.15, values }
}

const TENTHS_BELOW = 10

/** A rate at the next mark of a curve so high: tenths of a second where few arrive, whole ones elsewhere. */
export function markedRate(rps: number, { top }: Pick<LoadCurveShape, 'top'>): number {
  const marks = top < TENTHS_BELOW ? 10 : 1
  return Math.max(0, Math.round(rps * marks) / marks)
}

/** From one mark to the next. */
export function rateStep({ top }: Pick<LoadCurveShape, 'top'>): number {
  return top < TENTHS_BELOW ? 0.1 : 1
}

function extent(load: OpenLoad): readonly [last: number, highest: number] {
  switch (load.kind) {
    case 'sine':
      return [load.phase + 1.25 * load.period, load.mean + load.amplitude]
    case 'spike': {
      const { at, rise, hold, decay, base, peak } = load
      return [1.15 * (at + rise + hold + decay), Math.max(base, peak)]
    }
    case 'poisson':
    case 'uniform':
      return [1.15 * (load.rate.at(-1)?.at ?? 0), Math.max(...load.rate.map(({ rps }) => rps))]
  }
}
