// The positions of the traffic slider: fine at the low end, where one more request matters, coarse at the high end.

import type { TrafficView } from '@/lib/protocol'

export const RPS_STEPS: readonly number[] = [
  0, 1, 2, 3, 5, 8, 10, 15, 20, 30, 40, 50, 60, 80, 100, 120, 150, 180, 200, 250, 300, 400, 500, 600, 800,
  1000, 1500, 2000,
]

/** So little that nobody comes, and enough to bring the curve back. */
const FACTOR_MIN = 0.001

/** Requests per second at a position of the slider. */
export function rpsOfStep(step: number): number {
  return RPS_STEPS[Math.max(0, Math.min(RPS_STEPS.length - 1, Math.round(step)))] ?? 0
}

/** The position nearest to a rate. */
export function stepOfRps(rps: number): number {
  let best = 0
  RPS_STEPS.forEach((value, index) => {
    if (Math.abs(value - rps) < Math.abs(rpsOfStep(best) - rps)) best = index
  })
  return best
}

/**
 * What the slider asks for. A load that still changes by itself is made so many times larger or smaller that it is the chosen rate now, and
 * keeps its shape; null where no factor can do that.
 */
export function sliderInput(
  { name, isCurve, targetRps }: Pick<TrafficView, 'name' | 'isCurve' | 'targetRps'>,
  rps: number,
): Readonly<Record<string, unknown>> | null {
  if (!isCurve) return { name, rps }
  if (targetRps === null || targetRps <= 0) return null
  // A factor of zero would be the end of the curve.
  return { name, factor: Math.max(FACTOR_MIN, Number((rps / targetRps).toPrecision(4))) }
}
