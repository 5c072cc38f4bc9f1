// What a task takes from its instance. ECS guide, task_definition_parameters; agent, agent/api/task/task.go ToHostResources.

import type { ContainerDefinition } from '@/lib/aws/shapes'

/** CPU units: the task's `cpu` if set, else the sum over its containers (0 counts as 0). */
export function reservedCpu(task: {
  readonly taskCpu: number | null
  readonly containers: readonly Pick<ContainerDefinition, 'cpu'>[]
}): number {
  return task.taskCpu ?? task.containers.reduce((sum, container) => sum + container.cpu, 0)
}

/** MiB: the task's `memory` if set, else for each container its soft limit, or its hard limit where there is no soft one. */
export function reservedMemory(task: {
  readonly taskMemoryMiB: number | null
  readonly containers: readonly Pick<ContainerDefinition, 'memoryMiB' | 'memoryReservationMiB'>[]
}): number {
  const each = (container: Pick<ContainerDefinition, 'memoryMiB' | 'memoryReservationMiB'>) =>
    container.memoryReservationMiB ?? container.memoryMiB ?? 0
  return task.taskMemoryMiB ?? task.containers.reduce((sum, container) => sum + each(container), 0)
}
