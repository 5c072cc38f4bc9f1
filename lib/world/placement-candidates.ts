// The table of candidates in a recorded placement. Of many instances only the chosen one and a few examples of each reason
// are written down, with how many more there are: a thousand placements on a hundred instances would be as many rows.

import type { Choice, PlacementInstance } from '@/lib/aws/ecs/placement'
import type { Candidate } from '@/lib/protocol'

/** Up to so many instances each has a row of its own. */
const ROWS_MAX = 20
/** Rows of instances that were passed over for one reason, in a larger cluster; the last stands for all others. */
const EXAMPLES = 2

export function candidatesOf(choice: Choice, instances: readonly PlacementInstance[]): readonly Candidate[] {
  if (instances.length <= ROWS_MAX) return instances.map((instance) => candidate(choice, instance, 1))
  return choice
    .kinds(EXAMPLES)
    .flatMap(({ count, examples }) =>
      examples.map((instance, i) =>
        candidate(choice, instance, i === EXAMPLES - 1 ? count - EXAMPLES + 1 : 1),
      ),
    )
}

function candidate(choice: Choice, instance: PlacementInstance, count: number): Candidate {
  const { instanceId, label } = instance
  return {
    id: instanceId,
    label: count === 1 ? label : `${label} and ${count - 1} more`,
    accepted: instance === choice.chosen,
    reasons: choice.reasons(instance),
    ...(count === 1 ? {} : { count }),
  }
}
