// Scale-in protection of tasks: scaling in, deployments and rebalancing leave a protected task alone. ECS guide, task-scale-in-protection.

import type { SimTime } from '@/lib/engine'
import type { Task } from '../records/tasks'
import type { World } from '../world'

/** Null ends it. */
export function protectTask(world: World, task: Task, until: SimTime | null): void {
  task.protectedUntil = until
  world.tasks.changed(task)
  world.changes.task(task.arn)
  world.bus.publish({ type: 'Task Protection Change', task })
}

/** Of an older deployment of a service that waits for nothing but the end of protection. */
export function blocksDeployment({ state }: World, task: Task): boolean {
  const deployment = state.deployments.get(task.deploymentId ?? '')
  const notes = state.schedulerNotes.get(task.serviceArn ?? '')
  return deployment?.status === 'ACTIVE' && notes?.heldByProtection === true
}
