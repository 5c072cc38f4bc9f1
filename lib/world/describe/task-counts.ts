import { isPending, isRunning } from '@/lib/world/service-counts'
import type { State, Task } from '@/lib/world/state'

export interface TaskCounts {
  readonly running: number
  /** On their way to RUNNING. */
  readonly pending: number
}

/** The numbers that Describe operations give of a service, a deployment or a cluster. */
export function countTasks(state: State, belongs: (task: Task) => boolean): TaskCounts {
  let running = 0
  let pending = 0
  for (const task of state.tasks.values()) {
    if (task.lastStatus === 'STOPPED' || !belongs(task)) continue
    if (isRunning(task)) running++
    else if (isPending(task)) pending++
  }
  return { running, pending }
}
