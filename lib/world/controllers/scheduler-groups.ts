// Sorts the tasks of a service for the arithmetic of a pass.

import type { TaskCounts } from '@/lib/aws/ecs/rolling-update'
import { liveTasksOfService } from '../lifecycle/lookup'
import { isCounted, isHealthy } from '../service-counts'
import type { Service, Task } from '../state'
import type { World } from '../world'

/** Tasks with desiredStatus RUNNING. */
export interface TaskGroups {
  readonly primary: readonly Task[]
  /** Older deployments, the oldest first. */
  readonly older: readonly (readonly Task[])[]
  /** Of any deployment, on DRAINING instances. */
  readonly draining: readonly Task[]
}

export function groupTasks(world: World, service: Service): TaskGroups {
  const tasks = liveTasksOfService(world, service.arn).filter(isCounted)
  const draining = tasks.filter((task) => isOnDrainingInstance(world, task))
  const staying = tasks.filter((task) => !isOnDrainingInstance(world, task))
  const of = (id: string) => staying.filter((task) => task.deploymentId === id)
  const [primaryId, ...olderIds] = service.deploymentIds
  return {
    primary: primaryId === undefined ? [] : of(primaryId),
    older: olderIds.toReversed().map(of),
    draining,
  }
}

export function countGroup(world: World, service: Service, tasks: readonly Task[]): TaskCounts {
  const counts = { pending: 0, running: 0, healthy: 0, unhealthy: 0 }
  for (const task of tasks) counts[stateOf(world, service, task)]++
  return { ...counts, running: counts.running + counts.healthy + counts.unhealthy }
}

/** `running` alone: nobody knows yet whether it is healthy. */
export function stateOf(
  world: World,
  service: Service,
  task: Task,
): 'pending' | 'running' | 'healthy' | 'unhealthy' {
  if (task.lastStatus !== 'RUNNING') return 'pending'
  if (task.unhealthyReason !== null) return 'unhealthy'
  return isHealthy(world, service, task) ? 'healthy' : 'running'
}

function isOnDrainingInstance(world: World, task: Task): boolean {
  return world.state.containerInstances.get(task.containerInstanceArn)?.status === 'DRAINING'
}
