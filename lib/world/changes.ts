// Which resources may look different on the screen since a frame last asked. Watches only: nothing in the model reads it, it
// is not saved, and a mark too many costs a comparison. Until the first frame, and after a command, everything may have
// changed; then no keys are kept, so that a run without a screen keeps none.

import { hostIdOf, targetIdText } from '@/lib/world/hosts'
import type { Target } from './records/elb'
import type { State } from './state'
import type { TaskIndex } from './task-index'

/** Keys of records, by the kind of their view. */
export interface ChangedKeys {
  readonly cluster: Set<string>
  readonly instance: Set<string>
  readonly service: Set<string>
  readonly task: Set<string>
  readonly loadBalancer: Set<string>
  readonly targetGroup: Set<string>
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
    this.#keys = {
      cluster: new Set(),
      instance: new Set(),
      service: new Set(),
      task: new Set(),
      loadBalancer: new Set(),
      targetGroup: new Set(),
    }
    return changed
  }

  /** A command may change anything. */
  everything(): void {
    this.#keys = null
  }

  service(arn: string): void {
    this.#keys?.service.add(arn)
  }

  loadBalancer(arn: string): void {
    this.#keys?.loadBalancer.add(arn)
  }

  target(target: Target): void {
    if (this.#keys === null) return
    const { key } = target
    this.#keys.targetGroup.add(target.targetGroupArn)
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
    this.#keys.task.add(task.arn)
    this.#keys.instance.add(hostIdOf(task))
    this.#keys.cluster.add(task.clusterArn)
    if (task.serviceArn !== null) this.#keys.service.add(task.serviceArn)
  }

  instance(id: string): void {
    if (this.#keys === null) return
    const instance = this.#world.state.instances.get(id)
    if (instance === undefined) return
    this.#keys.instance.add(instance.id)
    const agent = this.#world.state.containerInstances.get(instance.containerInstanceArn ?? '')
    if (agent) this.#keys.cluster.add(agent.clusterArn)
    this.#tasksOn(instance.id)
  }

  #tasksOn(hostId: string): void {
    for (const { arn, serviceArn } of this.#world.tasks.onHost(hostId)) {
      this.#keys?.task.add(arn)
      if (serviceArn !== null) this.#keys?.service.add(serviceArn)
    }
  }
}
