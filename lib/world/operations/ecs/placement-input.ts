// Placement constraints and strategies as callers give them, checked and in the form that rules reason about.

import { invalidParameterException } from '@/lib/aws/error'
import { PLACEMENT_CONSTRAINTS_MAX, PLACEMENT_STRATEGIES_MAX } from '@/lib/aws/limits'
import type { PlacementConstraint, PlacementStrategy } from '@/lib/aws/shapes'

interface ConstraintInput {
  readonly type: PlacementConstraint['type']
  readonly expression?: string | undefined
}

interface StrategyInput {
  readonly type: PlacementStrategy['type']
  readonly field?: string | undefined
}

/** `ofDefinition`: the task definition's own, which count against the same limit. */
export function toConstraints(
  given: readonly ConstraintInput[],
  ofDefinition: readonly PlacementConstraint[],
): readonly PlacementConstraint[] {
  if (given.length + ofDefinition.length > PLACEMENT_CONSTRAINTS_MAX)
    throw invalidParameterException(
      `Placement constraints can have at most ${PLACEMENT_CONSTRAINTS_MAX} items.`,
    )
  return given.map(({ type, expression }) => ({ type, expression: expression ?? null }))
}

export function toStrategy(given: readonly StrategyInput[]): readonly PlacementStrategy[] {
  if (given.length > PLACEMENT_STRATEGIES_MAX)
    throw invalidParameterException(`Placement strategy can have at most ${PLACEMENT_STRATEGIES_MAX} items.`)
  return given.map(({ type, field }) => ({ type, field: field ?? null }))
}
