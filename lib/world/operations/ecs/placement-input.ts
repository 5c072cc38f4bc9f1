// Placement constraints and strategies as callers give them, checked and in the form that rules reason about.

import { checkPlacementConstraints, checkPlacementStrategy } from '@/lib/aws/ecs/placement/constraints'
import { invalidParameterException } from '@/lib/aws/error'
import { PLACEMENT_CONSTRAINTS_MAX } from '@/lib/aws/limits'
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
  const constraints = given.map(({ type, expression }) => ({ type, expression: expression ?? null }))
  checkPlacementConstraints(constraints, 'service or task')
  if (constraints.length + ofDefinition.length > PLACEMENT_CONSTRAINTS_MAX) {
    throw invalidParameterException(
      `The number of placement constraints, those of the task definition included, must not exceed ${PLACEMENT_CONSTRAINTS_MAX}.`,
      'placementConstraints',
    )
  }
  return constraints
}

export function toStrategy(given: readonly StrategyInput[]): readonly PlacementStrategy[] {
  const strategy = given.map(({ type, field }) => ({ type, field: field ?? null }))
  checkPlacementStrategy(strategy)
  return strategy
}
