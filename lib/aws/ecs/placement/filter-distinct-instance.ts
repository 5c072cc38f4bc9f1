import { DISTINCT_INSTANCE_UNSATISFIED } from '../messages'
import type { PlacementFilter, PlacementRequirement } from './types'

/** At most one task of the group an instance. ECS API, PlacementConstraint `distinctInstance`. */
export function filterDistinctInstance({ group }: PlacementRequirement): PlacementFilter {
  return {
    fits: ({ tasksOfGroup }) => tasksOfGroup === 0,
    reason: () => ({
      code: DISTINCT_INSTANCE_UNSATISFIED,
      text: `distinctInstance: already runs a task of ${group}`,
    }),
  }
}
