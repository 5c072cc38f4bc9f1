// Step scaling: which step an alarm's metric falls into, and what its adjustment makes of the capacity.
// Application Auto Scaling guide, step-scaling-policy-overview.

import { STEP_ADJUSTMENTS_PER_POLICY_MAX } from '../limits'
import type { AdjustmentType } from './vocabulary'

/** Bounds are relative to the alarm's threshold; a missing one is infinite. */
export interface StepAdjustment {
  readonly MetricIntervalLowerBound?: number | undefined
  readonly MetricIntervalUpperBound?: number | undefined
  readonly ScalingAdjustment: number
}

/** `10 tasks + 30 % (3.3 → 3) = 13`, as data. */
export interface StepArithmetic {
  readonly kind: 'step'
  readonly running: number
  readonly metric: number
  readonly threshold: number
  readonly step: StepAdjustment
  readonly adjustmentType: AdjustmentType
  /** Tasks to add before rounding; negative ones are removed. */
  readonly exact: number
  readonly amount: number
  readonly needed: number
}

/**
 * The step for a metric so far above or below the threshold. Above it, a step's lower bound belongs to the step; below it, its
 * upper bound. An alarm that compares with "greater" is above its threshold even when it meets it.
 */
export function findStep(
  steps: readonly StepAdjustment[],
  difference: number,
  side: 'above' | 'below',
): StepAdjustment | null {
  const found = steps.find(({ MetricIntervalLowerBound: lower, MetricIntervalUpperBound: upper }) => {
    const from = lower ?? Number.NEGATIVE_INFINITY
    const to = upper ?? Number.POSITIVE_INFINITY
    return side === 'above' ? from <= difference && difference < to : from < difference && difference <= to
  })
  return found ?? null
}

/** Above 1 down, between 0 and 1 to 1, and the same away from zero: 12.7 → 12, 0.67 → 1, −0.58 → −1, −6.67 → −6. */
export function roundAmount(amount: number): number {
  if (amount === 0) return 0
  const whole = Math.trunc(amount)
  return whole === 0 ? Math.sign(amount) : whole
}

export interface AdjustmentInput {
  readonly running: number
  readonly adjustmentType: AdjustmentType
  readonly adjustment: number
  /** `MinAdjustmentMagnitude`; only of percentages. */
  readonly minMagnitude: number
}

export function adjustCapacity(input: AdjustmentInput): Pick<StepArithmetic, 'exact' | 'amount' | 'needed'> {
  const { running, adjustmentType, adjustment, minMagnitude } = input
  switch (adjustmentType) {
    case 'ChangeInCapacity':
      return sum(running, adjustment, adjustment)
    case 'ExactCapacity':
      return sum(running, adjustment - running, adjustment - running)
    case 'PercentChangeInCapacity': {
      const exact = (running * adjustment) / 100
      const rounded = roundAmount(exact)
      const amount = rounded === 0 ? 0 : Math.sign(rounded) * Math.max(Math.abs(rounded), minMagnitude)
      return sum(running, exact, amount)
    }
  }
}

function sum(running: number, exact: number, amount: number) {
  return { exact, amount, needed: Math.max(0, running + amount) }
}

/** What AWS's rules on steps say against these; null when nothing does. */
export function stepsProblem(steps: readonly StepAdjustment[]): string | null {
  if (steps.length === 0) return 'At least one step adjustment must be specified'
  if (steps.length > STEP_ADJUSTMENTS_PER_POLICY_MAX) {
    return `At most ${STEP_ADJUSTMENTS_PER_POLICY_MAX} step adjustments may be specified`
  }
  return boundsProblem(steps) ?? orderProblem(sortSteps(steps))
}

function boundsProblem(steps: readonly StepAdjustment[]): string | null {
  const lowers = steps.map(({ MetricIntervalLowerBound: lower }) => lower)
  const uppers = steps.map(({ MetricIntervalUpperBound: upper }) => upper)
  const isUnset = (bound: number | undefined) => bound === undefined
  if (steps.some((_, index) => isUnset(lowers[index]) && isUnset(uppers[index]))) {
    return 'A step adjustment must have a lower bound, an upper bound or both'
  }
  if (lowers.filter(isUnset).length > 1) return 'Only one step adjustment may have no lower bound'
  if (uppers.filter(isUnset).length > 1) return 'Only one step adjustment may have no upper bound'
  if (lowers.some((bound) => bound !== undefined && bound < 0) && !lowers.some(isUnset)) {
    return 'With a negative lower bound, one step adjustment must have no lower bound'
  }
  if (uppers.some((bound) => bound !== undefined && bound > 0) && !uppers.some(isUnset)) {
    return 'With a positive upper bound, one step adjustment must have no upper bound'
  }
  return null
}

function sortSteps(steps: readonly StepAdjustment[]): StepAdjustment[] {
  const from = ({ MetricIntervalLowerBound: lower }: StepAdjustment) => lower ?? Number.NEGATIVE_INFINITY
  return [...steps].sort((one, other) => (from(one) < from(other) ? -1 : 1))
}

function orderProblem(sorted: readonly StepAdjustment[]): string | null {
  for (const [
    index,
    { MetricIntervalLowerBound: lower, MetricIntervalUpperBound: upper },
  ] of sorted.entries()) {
    if (lower !== undefined && upper !== undefined && lower >= upper) {
      return 'The lower bound of a step adjustment must be below its upper bound'
    }
    const next = sorted[index + 1]?.MetricIntervalLowerBound
    if (next === undefined) continue
    if (upper === undefined || upper > next) return 'Step adjustments must not overlap'
    if (upper < next) return 'Step adjustments must not leave a gap'
  }
  return null
}
