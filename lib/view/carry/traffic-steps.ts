// The positions of the traffic slider: fine at the low end, where one more request matters, coarse at the high end.

export const RPS_STEPS: readonly number[] = [
  0, 1, 2, 3, 5, 8, 10, 15, 20, 30, 40, 50, 60, 80, 100, 120, 150, 180, 200, 250, 300, 400, 500, 600, 800,
  1000, 1500, 2000,
]

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
