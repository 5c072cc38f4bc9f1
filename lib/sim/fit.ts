// Where tasks of a definition fit just now, and what is missing where they don't.

import type { FitView } from '@/lib/protocol'
import { definitionName } from '@/lib/world/lifecycle/lookup'
import { fitsInstance } from '@/lib/world/placement'
import type { World } from '@/lib/world/world'

/** One of each instance; none for a definition that does not exist. `taskDefinition`: its ARN, or `web:1`. */
export function fitOf(world: World, taskDefinition: string): readonly FitView[] {
  const { state } = world
  const definition = [...state.taskDefinitions.values()].find(
    (candidate) => candidate.arn === taskDefinition || definitionName(candidate) === taskDefinition,
  )
  if (!definition) return []
  return [...state.instances.values()].map((instance) => {
    const agent = state.containerInstances.get(instance.containerInstanceArn ?? '')
    const short = agent
      ? fitsInstance(world, definition, agent)
      : [{ reason: 'AGENT', text: 'the ECS agent has not registered this instance yet' }]
    return { instanceId: instance.id, fits: short.length === 0, short }
  })
}
