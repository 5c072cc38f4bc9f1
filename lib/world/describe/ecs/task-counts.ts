import type { Task } from '@/lib/world/records/tasks'
import { isPending, isRunning } from '@/lib/world/service-counts'

export interface TaskCounts {
  readonly running: number
  /** On their way to RUNNING. */
  readonly pending: number
}

/** The numbers that Describe operations give of a service, a deployment or a cluster. */
export function countTasks(tasks: Iterable<Task>): TaskCounts {
  let running = 0
  let pending = 0
  for (const task of tasks) {
    if (isRunning(task)) running++
    else if (isPending(task)) pending++
  }
  return { running, pending }
}
