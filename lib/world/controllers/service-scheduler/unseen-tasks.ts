// Which tasks of a service the scheduler has to judge at its next look: those about which something has changed since the
// last one, and those whose time has come. Derived: after a restore every task is unseen, and judging one again that has not
// changed does nothing.

import type { SimTime } from '@/lib/engine'
import type { Task } from '../../records/tasks'
import type { TaskIndex, TaskWatcher } from '../../task-index'

interface Waiting {
  readonly changed: Set<Task>
  readonly due: Map<Task, SimTime>
}

export class UnseenTasks implements TaskWatcher {
  readonly #index: Pick<TaskIndex, 'ordinal'>
  readonly #byService = new Map<string, Waiting>()

  constructor(index: Pick<TaskIndex, 'ordinal'>) {
    this.#index = index
  }

  changed(task: Task): void {
    if (task.serviceArn !== null) this.#of(task.serviceArn).changed.add(task)
  }

  lookAgain(task: Task, at: SimTime): void {
    if (task.serviceArn !== null) this.#of(task.serviceArn).due.set(task, at)
  }

  /** In the order of their creation. */
  take(serviceArn: string, now: SimTime): readonly Task[] {
    const { changed, due } = this.#of(serviceArn)
    for (const [task, at] of due) if (at <= now) changed.add(task)
    const tasks = [...changed].sort((a, b) => this.#index.ordinal(a) - this.#index.ordinal(b))
    for (const task of tasks) due.delete(task)
    changed.clear()
    return tasks
  }

  nextLook(serviceArn: string): SimTime | null {
    let next: SimTime | null = null
    for (const at of this.#of(serviceArn).due.values()) if (next === null || at < next) next = at
    return next
  }

  reset(): void {
    this.#byService.clear()
  }

  #of(serviceArn: string): Waiting {
    const waiting = this.#byService.get(serviceArn) ?? { changed: new Set(), due: new Map() }
    this.#byService.set(serviceArn, waiting)
    return waiting
  }
}
