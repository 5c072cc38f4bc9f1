import type { State, Task } from '../state'

export interface TaskCounts {
  /** Tasks that are RUNNING. */
  readonly running: number
  /** Tasks on their way there: PROVISIONING, PENDING or ACTIVATING. */
  readonly pending: number
}

/** The numbers that Describe operations give of a service, a deployment or a cluster. */
export function countTasks(state: State, belongs: (task: Task) => boolean): TaskCounts {
  let running = 0
  let pending = 0
  for (const task of state.tasks.values()) {
    if (task.lastStatus === 'STOPPED' || !belongs(task)) continue
    if (task.lastStatus === 'RUNNING') running++
    else if (isPending(task)) pending++
  }
  return { running, pending }
}

export function isPending({ lastStatus }: Task): boolean {
  return lastStatus === 'PROVISIONING' || lastStatus === 'PENDING' || lastStatus === 'ACTIVATING'
}
