// How many tasks a target tracking policy wants. AWS does not print its formula: it is the proportion that public descriptions
// agree on, rounded up. Application Auto Scaling guide, target-tracking-scaling-policy-overview; MODEL.md#service-auto-scaling.

export interface TrackingInput {
  /** Tasks that run: the starting point, "as opposed to the desired count". ECS guide, service-auto-scaling. */
  readonly running: number
  /** The newest datapoint of the policy's metric. */
  readonly metric: number
  readonly target: number
}

/** `4 tasks × 78 % ÷ 50 % = 6.24 → 7`, as data. */
export interface TrackingArithmetic extends TrackingInput {
  readonly kind: 'tracking'
  readonly exact: number
  /** Tasks at which the metric would meet its target. */
  readonly needed: number
}

/** Hundredths of a task that a quotient may exceed a whole number by rounding of floating point. */
const TOLERANCE = 1e-9

/** Rounds toward more capacity. From no task at all it starts with one, because the proportion of nothing is nothing. */
export function tasksNeeded({ running, metric, target }: TrackingInput): TrackingArithmetic {
  const exact = (running * metric) / target
  const rounded = Math.ceil(exact - TOLERANCE)
  const needed = running === 0 && metric > target ? 1 : Math.max(0, rounded)
  return { kind: 'tracking', running, metric, target, exact, needed }
}

/**
 * Where one scale-in goes. AWS removes capacity gradually and does not say how: here each step removes half of the tasks that are
 * too many, at least one.
 */
export function gradualScaleIn({ running, needed }: Pick<TrackingArithmetic, 'running' | 'needed'>): number {
  return running - Math.ceil(Math.max(0, running - needed) / 2)
}
