import { MEMBER_OF_UNSATISFIED } from '../messages'
import { matchesQuery } from './query/evaluate'
import { parseQuery } from './query/parse'
import { QueryError } from './query/tokens'
import type { PlacementFilter } from './types'

/** The instance matches an expression of the cluster query language. ECS API, PlacementConstraint `memberOf`. */
export function filterMemberOf(expression: string): PlacementFilter {
  const unsatisfied = (text: string) => ({ code: MEMBER_OF_UNSATISFIED, text: `memberOf: ${text}` })
  try {
    const query = parseQuery(expression)
    return {
      fits: (instance) => matchesQuery(query, instance),
      reason: () => unsatisfied(`does not match ${expression}`),
    }
  } catch (error) {
    // Expressions are checked when they come in; one that slipped through matches nothing and says why.
    if (!(error instanceof QueryError)) throw error
    return { fits: () => false, reason: () => unsatisfied(error.message) }
  }
}
