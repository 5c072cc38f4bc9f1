// Which resources may look different on the screen since a frame last asked. Watches only: nothing in the model reads it, it
// is not saved, and a mark too many costs a comparison. Until the first frame, and after a command, everything may have
// changed; then no keys are kept, so that a run without a screen keeps none.

import type { ViewKind } from '@/lib/protocol'
import { hostIdOf, targetIdText } from '@/lib/world/hosts'
import type { Target } from './records/elb'
import type { State } from './state'
import type { TaskIndex } from './task-index'

/** Keys of views, by their kind. */
export type ChangedKeys = Map<ViewKind, Set<string>>

export function markIn(changed: ChangedKeys, kind: ViewKind, key: string): void {
  const keys = changed.get(kind)
  if (keys) keys.add(key)
  else changed.set(kind, new Set([key]))
}

interface ChangesWorld {
  readonly state: State
  readonly tasks: TaskIndex
}

export class Changes {
  readonly #world: ChangesWorld
  #keys: ChangedKeys | null = null
  /** The task that a target was last seen to belong to. */
  #tasksOfTargets = new Map<string, string>()

  constructor(world: ChangesWorld) {
    this.#world = world
  }

  /** What changed since the last call; null when that may be everything. */
  take(): ChangedKeys | null {
    const changed = this.#keys
    if (changed === null) this.#rememberTasksOfTargets()
    this.#keys = new Map()
    return changed
  }

  /** A command may change anything. */
  everything(): void {
    this.#keys = null
  }

  /** One view may look different. */
  mark(kind: ViewKind, key: string): void {
    if (this.#keys !== null) markIn(this.#keys, kind, key)
  }

  target(target: Target): void {
    if (this.#keys === null) return
    const { key } = target
    this.mark('targetGroup', target.targetGroupArn)
    // Of two tasks that had the same address one after the other, both show what became of it.
    this.#tasksOn(targetIdText(target.id))
    for (const arn of [this.#tasksOfTargets.get(key), target.taskArn]) if (arn) this.task(arn)
    if (target.taskArn === null) this.#tasksOfTargets.delete(key)
    else this.#tasksOfTargets.set(key, target.taskArn)
  }

  #rememberTasksOfTargets(): void {
    this.#tasksOfTargets = new Map()
    for (const { key, taskArn } of this.#world.state.targets.values())
      if (taskArn !== null) this.#tasksOfTargets.set(key, taskArn)
  }

  task(arn: string): void {
    if (this.#keys === null) return
    const task = this.#world.state.tasks.get(arn)
    if (task === undefined) return
    this.mark('task', task.arn)
    this.mark('instance', hostIdOf(task))
    this.mark('cluster', task.clusterArn)
    if (task.serviceArn !== null) this.mark('service', task.serviceArn)
  }

  instance(id: string): void {
    if (this.#keys === null) return
    const instance = this.#world.state.instances.get(id)
    if (instance === undefined) return
    this.mark('instance', instance.id)
    const agent = this.#world.state.containerInstances.get(instance.containerInstanceArn ?? '')
    if (agent) this.mark('cluster', agent.clusterArn)
    this.#tasksOn(instance.id)
    // What has STOPPED on an instance leaves the screen with it.
    if (instance.state === 'terminated')
      for (const task of this.#world.state.tasks.values())
        if (hostIdOf(task) === id) this.mark('task', task.arn)
  }

  #tasksOn(hostId: string): void {
    for (const { arn, serviceArn } of this.#world.tasks.onHost(hostId)) {
      this.mark('task', arn)
      if (serviceArn !== null) this.mark('service', serviceArn)
    }
  }
}
