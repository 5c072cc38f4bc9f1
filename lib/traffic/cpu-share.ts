// The kernel's fair sharing of CPU, as arithmetic: a busy group gets capacity × weight ÷ Σ weights of the busy ones; what a
// group cannot use is divided again among the rest, until nothing changes (work-conserving weighted max-min fairness).

/**
 * Divides `capacity` cores among the first `count` groups: `gives[i]` ≤ `demands[i]`, in cores. Weights are cgroup v1
 * `cpu.shares`. Allocates nothing: it runs on every request.
 */
export function shareCpu(
  weights: Float64Array,
  demands: Float64Array,
  gives: Float64Array,
  count: number,
  capacity: number,
): void {
  let left = capacity
  let weightSum = 0
  for (let i = 0; i < count; i++) {
    const wants = (demands[i] as number) > 0
    gives[i] = wants ? UNDECIDED : 0
    if (wants) weightSum += weights[i] as number
  }
  for (;;) {
    const fair = weightSum > 0 ? left / weightSum : 0
    let given = 0
    let weightGiven = 0
    for (let i = 0; i < count; i++) {
      const demand = demands[i] as number
      if (gives[i] !== UNDECIDED || demand > fair * (weights[i] as number)) continue
      gives[i] = demand
      given += demand
      weightGiven += weights[i] as number
    }
    if (weightGiven === 0) {
      for (let i = 0; i < count; i++) if (gives[i] === UNDECIDED) gives[i] = fair * (weights[i] as number)
      return
    }
    left = Math.max(0, left - given)
    weightSum -= weightGiven
    if (!(weightSum > 0)) return
  }
}

const UNDECIDED = -1
