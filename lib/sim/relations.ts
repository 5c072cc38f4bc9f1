// `${web.task}` and `${worker.containerInstance}`: what belongs to a named resource at the moment an operation is carried
// out. AWS makes these up by itself, so no operation of the scenario can have given them a name.

import { instanceIdOf } from '@/lib/world/hosts'
import type { World } from '@/lib/world/world'

/** The identifier that stands in this relation to a resource just now; null when there is none. */
export function relatedTo(world: World, identifier: string, relation: string): string | null {
  switch (relation) {
    case 'containerInstance':
      return world.state.instances.get(identifier)?.containerInstanceArn ?? null
    case 'fullName':
      return fullNameOf(identifier)
    case 'task':
      return oldestRunningTask(world, identifier)
    default:
      return null
  }
}

/** Where an answer names only the operation itself, the namespace that it has made. */
export function madeBy({ state }: World, identifier: string): string {
  for (const { id, operationId } of state.namespaces.values()) if (operationId === identifier) return id
  return identifier
}

/** `app/web/0123456789abcdef`, `targetgroup/web/0123456789abcdef`: CloudFormation calls them LoadBalancerFullName and TargetGroupFullName. */
function fullNameOf(arn: string): string | null {
  return /:(?:loadbalancer\/)?((?:app|net|targetgroup)\/[^/]+\/[^/]+)$/.exec(arn)?.[1] ?? null
}

/** Of a service, or on an instance. */
function oldestRunningTask(world: World, identifier: string): string | null {
  for (const task of world.state.tasks.values()) {
    const belongs = task.serviceArn === identifier || instanceIdOf(task) === identifier
    if (belongs && task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING') return task.arn
  }
  return null
}
