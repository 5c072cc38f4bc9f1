// Checks of placement constraints and strategies when they come in. ECS API, PlacementConstraint, PlacementStrategy.

import { type AwsError, clientException, invalidParameterException } from '@/lib/aws/error'
import {
  CONSTRAINT_EXPRESSION_LENGTH_MAX,
  PLACEMENT_CONSTRAINTS_MAX,
  PLACEMENT_STRATEGIES_MAX,
} from '@/lib/aws/limits'
import type { PlacementConstraint, PlacementStrategy } from '@/lib/aws/shapes'
import { normalField, SPREAD_FIELD } from './field'
import { parseQuery } from './query/parse'
import { QueryError } from './query/tokens'

/** Throws what the service would answer. A task definition takes only `memberOf`. */
export function checkPlacementConstraints(
  constraints: readonly PlacementConstraint[],
  owner: 'task definition' | 'service or task',
): void {
  const error = owner === 'task definition' ? clientException : invalidParameterException
  if (constraints.length > PLACEMENT_CONSTRAINTS_MAX) {
    throw error(
      `The number of placement constraints must not exceed ${PLACEMENT_CONSTRAINTS_MAX}.`,
      'placementConstraints',
    )
  }
  for (const [i, { type, expression }] of constraints.entries()) {
    const where = `placementConstraints[${i}]`
    if (type === 'distinctInstance') {
      if (owner === 'task definition') {
        throw error(
          'The placement constraint distinctInstance is not supported in a task definition.',
          `${where}.type`,
        )
      }
      if (expression)
        throw error('The placement constraint distinctInstance takes no expression.', `${where}.expression`)
    } else checkExpression(expression, `${where}.expression`, error)
  }
}

function checkExpression(
  expression: string | null,
  where: string,
  error: (message: string, where?: string) => AwsError,
): void {
  if (!expression) throw error('The placement constraint memberOf needs an expression.', where)
  if (expression.length > CONSTRAINT_EXPRESSION_LENGTH_MAX) {
    throw error(
      `The expression of a placement constraint must not exceed ${CONSTRAINT_EXPRESSION_LENGTH_MAX} characters.`,
      where,
    )
  }
  try {
    parseQuery(expression)
  } catch (cause) {
    if (cause instanceof QueryError)
      throw error(`Invalid expression '${expression}': ${cause.message}.`, where)
    throw cause
  }
}

/** Throws what the service would answer. */
export function checkPlacementStrategy(strategies: readonly PlacementStrategy[]): void {
  if (strategies.length > PLACEMENT_STRATEGIES_MAX) {
    throw invalidParameterException(
      `The number of placement strategies must not exceed ${PLACEMENT_STRATEGIES_MAX}.`,
      'placementStrategy',
    )
  }
  for (const [i, { type, field }] of strategies.entries()) {
    const normal = normalField(field)
    const known =
      type === 'random' ||
      (type === 'binpack' && (normal === 'cpu' || normal === 'memory')) ||
      (type === 'spread' && (normal === SPREAD_FIELD.instance || normal.startsWith('attribute:')))
    if (!known) {
      throw invalidParameterException(
        `The placement strategy ${type} does not support the field '${field ?? ''}'.`,
        `placementStrategy[${i}].field`,
      )
    }
  }
}
