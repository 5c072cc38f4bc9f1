// Which tasks are on an instance and of a service, without looking at every task there ever was. Derived from the tables
// and rebuilt from them; never saved. Sets keep the order of creation, so that iteration is the same after a rebuild.

import type { Task } from './state'

export class TaskIndex {
  readonly #byInstance = new Map<string, Set<Task>>()
  readonly #byService = new Map<string, Set<Task>>()

  add(task: Task): void {
    insert(this.#byInstance, task.instanceId, task)
    if (task.serviceArn !== null) insert(this.#byService, task.serviceArn, task)
  }

  /** The task is STOPPED: it holds nothing on its instance any more. */
  release(task: Task): void {
    this.#byInstance.get(task.instanceId)?.delete(task)
  }

  /** The scheduler has counted how the task ended and need not look at it again. */
  forget(task: Task): void {
    this.#byService.get(task.serviceArn ?? '')?.delete(task)
  }

  /** Tasks that are not STOPPED. */
  onInstance(instanceId: string): Iterable<Task> {
    return this.#byInstance.get(instanceId) ?? []
  }

  /** Tasks that are not STOPPED, and those whose end the scheduler has not counted yet. */
  ofService(serviceArn: string): Iterable<Task> {
    return this.#byService.get(serviceArn) ?? []
  }

  rebuild(tasks: Iterable<Task>): void {
    this.#byInstance.clear()
    this.#byService.clear()
    for (const task of tasks) {
      if (task.lastStatus === 'STOPPED' && task.startCounted) continue
      this.add(task)
      if (task.lastStatus === 'STOPPED') this.release(task)
    }
  }
}

function insert(groups: Map<string, Set<Task>>, key: string, task: Task): void {
  const group = groups.get(key)
  if (group) group.add(task)
  else groups.set(key, new Set([task]))
}
