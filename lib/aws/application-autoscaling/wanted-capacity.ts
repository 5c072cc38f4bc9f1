// What a policy wants of the value that its alarm has seen: target tracking by proportion, step scaling by the step that the value
// falls into. Services and Auto Scaling groups do the same sum.

import type { Arithmetic } from './arithmetic-text'
import { adjustCapacity, findStep, type StepAdjustment } from './step-scaling'
import { tasksNeeded } from './target-tracking'
import type { AdjustmentType, ScalingDirection } from './vocabulary'

/** A target, or steps. */
export interface PolicyRule {
  readonly tracking: { readonly target: number } | null
  readonly step: {
    readonly adjustmentType: AdjustmentType
    readonly steps: readonly StepAdjustment[]
    readonly minAdjustmentMagnitude: number | null
  } | null
}

export interface SeenValue {
  /** Null when there is none. */
  readonly value: number | null
  readonly threshold: number
  readonly side: 'above' | 'below'
}

export interface WantedCapacity {
  readonly direction: ScalingDirection
  readonly arithmetic: Arithmetic
}

/** Null without a value, and where no step is for it. */
export function wantedCapacity(
  { tracking, step: rule }: PolicyRule,
  { value, side, threshold }: SeenValue,
  running: number,
): WantedCapacity | null {
  if (value === null) return null
  if (tracking) {
    const arithmetic = tasksNeeded({ running, metric: value, target: tracking.target })
    return { direction: side === 'above' ? 'out' : 'in', arithmetic }
  }
  const step = rule && findStep(rule.steps, value - threshold, side)
  if (!step) return null
  const { adjustmentType, minAdjustmentMagnitude } = rule
  const adjustment = step.ScalingAdjustment
  const minMagnitude = minAdjustmentMagnitude ?? 0
  const sum = adjustCapacity({ running, adjustmentType, adjustment, minMagnitude })
  const kind = 'step'
  const arithmetic = { kind, running, metric: value, threshold, step, adjustmentType, ...sum } as const
  return { direction: sum.amount < 0 ? 'in' : 'out', arithmetic }
}
