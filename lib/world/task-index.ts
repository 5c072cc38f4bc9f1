// Which tasks are on a host and of a service, what they hold, and which of a service have changed since somebody
// asked, without looking at every task there ever was. Derived from the tables and rebuilt from them; never saved. Sets
// keep the order of creation, so that iteration is the same after a rebuild.

import type { HostPort } from '@/lib/aws/ecs/ports'
import { hostIdOf } from './hosts'
import type { Task } from './records/tasks'
import { Reservations } from './reservations'
import type { State } from './state'

/** Hears of tasks whose status, health or instance may have changed. */
export interface TaskWatcher {
  changed(task: Task): void
  /** Nothing that was heard before holds any more. */
  reset(): void
}

export class TaskIndex {
  readonly #byHost = new Map<string, Set<Task>>()
  readonly #byService = new Map<string, Set<Task>>()
  readonly #reservations = new Map<string, Reservations>()
  readonly #watchers: TaskWatcher[] = []
  readonly #ordinals = new WeakMap<Task, number>()
  #count = 0

  watch(watcher: TaskWatcher): void {
    this.#watchers.push(watcher)
  }

  add(task: Task): void {
    this.#ordinals.set(task, this.#count++)
    insert(this.#byHost, hostIdOf(task), task)
    if (task.serviceArn !== null) insert(this.#byService, task.serviceArn, task)
    this.reservedOn(hostIdOf(task)).hold(task)
    this.changed(task)
  }

  /** From now on its desiredStatus is STOPPED. */
  unwant(task: Task): void {
    if (task.desiredStatus === 'STOPPED') return
    task.desiredStatus = 'STOPPED'
    this.#reservations.get(hostIdOf(task))?.unwant(task)
    this.changed(task)
  }

  /** The agent has given it one more host port. */
  holdPort(task: Task, port: HostPort): void {
    task.hostPorts = [...task.hostPorts, port]
    this.#reservations.get(hostIdOf(task))?.holdPort(port)
  }

  /** A task in PROVISIONING has got an instance, where it holds what it needs from now on. */
  move(task: Task, host: Task['host'], hostPorts: Task['hostPorts']): void {
    this.release(task)
    task.host = host
    task.hostPorts = hostPorts
    const there = [...this.onHost(hostIdOf(task)), task].sort((a, b) => this.ordinal(a) - this.ordinal(b))
    this.#byHost.set(hostIdOf(task), new Set(there))
    this.reservedOn(hostIdOf(task)).hold(task)
    this.changed(task)
  }

  /** The task is STOPPED: it holds nothing on its host any more. */
  release(task: Task): void {
    if (this.#byHost.get(hostIdOf(task))?.delete(task)) this.#reservations.get(hostIdOf(task))?.release(task)
    task.hostPorts = []
  }

  /** The scheduler has counted how the task ended and need not look at it again. */
  forget(task: Task): void {
    this.#byService.get(task.serviceArn ?? '')?.delete(task)
  }

  /** Its status, its health or the state of its instance may be another one now. */
  changed(task: Task): void {
    for (const watcher of this.#watchers) watcher.changed(task)
  }

  allOfServiceChanged(serviceArn: string): void {
    for (const task of this.ofService(serviceArn)) this.changed(task)
  }

  allOnHostChanged(hostId: string): void {
    for (const task of this.onHost(hostId)) this.changed(task)
  }

  /** For sorting tasks in the order of their creation. */
  ordinal(task: Task): number {
    return this.#ordinals.get(task) ?? -1
  }

  /** What tasks that are not STOPPED hold on a host: see `hostIdOf`. One object a host, which follows its tasks. */
  reservedOn(hostId: string): Reservations {
    let held = this.#reservations.get(hostId)
    if (held === undefined) {
      held = new Reservations()
      this.#reservations.set(hostId, held)
    }
    return held
  }

  /** Tasks that are not STOPPED. */
  onHost(hostId: string): Iterable<Task> {
    return this.#byHost.get(hostId) ?? []
  }

  /** Tasks that are not STOPPED, and those whose end the scheduler has not counted yet. */
  ofService(serviceArn: string): Iterable<Task> {
    return this.#byService.get(serviceArn) ?? []
  }

  rebuild({ tasks, taskNotes }: Pick<State, 'tasks' | 'taskNotes'>): void {
    this.#byHost.clear()
    this.#byService.clear()
    this.#reservations.clear()
    for (const watcher of this.#watchers) watcher.reset()
    for (const task of tasks.values()) {
      if (task.lastStatus === 'STOPPED' && taskNotes.get(task.arn)?.endSeen !== false) continue
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
