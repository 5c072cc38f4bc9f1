// Part of a service's roster: the tasks of one deployment that may stay on their instance, or those that must leave it. Keeps
// them in the order of their creation, and counted by what the scheduler compares, so that choosing what to stop costs by
// places and not by tasks.

import type { KeptCounts } from '@/lib/aws/ecs/rolling-update'
import type { StoppableKind } from '@/lib/aws/ecs/scale-in'
import { containerInstanceArnOf, containerInstanceOf, hostIdOf, zoneNameOf } from './hosts'
import type { ContainerInstance, Task } from './records/tasks'
import type { Reservations } from './reservations'
import { taskNotesOf } from './scheduler-notes'
import type { Alike, Candidate, TaskStanding } from './standings'
import type { World } from './world'

/** How a task stands, as long as nothing about it changes. */
export interface Entry extends Candidate {
  readonly alike: AlikeTasks
  readonly ordinal: number
  readonly standing: TaskStanding
  readonly side: Side
  /** Where it counts among those with lastStatus RUNNING; null when it is not one of them. */
  readonly runs: { readonly definition: string; readonly isHealthy: boolean } | null
}

export function noCounts(): Record<TaskStanding, number> {
  return { pending: 0, running: 0, healthy: 0, unhealthy: 0, leaving: 0 }
}

class AlikeTasks implements Alike {
  readonly counts = noCounts()
  readonly deploymentId: string
  readonly containerInstanceArn: string | null
  readonly instanceId: string
  readonly zone: string
  readonly healthy: boolean
  readonly protected: boolean
  readonly cpu: number
  readonly memoryMiB: number
  deploymentAge = 0
  readonly #instance: ContainerInstance | undefined
  readonly #reserved: Reservations

  constructor(world: World, task: Task, stand: Required<Pick<StoppableKind, 'healthy' | 'protected'>>) {
    this.deploymentId = task.deploymentId ?? ''
    this.containerInstanceArn = containerInstanceArnOf(task)
    this.instanceId = hostIdOf(task)
    this.zone = zoneNameOf(world.state, task) ?? ''
    this.healthy = stand.healthy
    this.protected = stand.protected
    this.cpu = task.cpu
    this.memoryMiB = task.memoryMiB
    this.#instance = containerInstanceOf(world.state, task)
    this.#reserved = world.tasks.reservedOn(this.instanceId)
  }

  get attributes(): Readonly<Record<string, string>> {
    return this.#instance?.attributes ?? {}
  }
  get instanceRemainingCpu(): number {
    return (this.#instance?.cpu ?? 0) - this.#reserved.cpu
  }
  get instanceRemainingMemoryMiB(): number {
    return (this.#instance?.memoryMiB ?? 0) - this.#reserved.memoryMiB
  }

  /** Meant to run. */
  get wanted(): number {
    const { pending, running, healthy, unhealthy } = this.counts
    return pending + running + healthy + unhealthy
  }

  get isEmpty(): boolean {
    return this.wanted + this.counts.leaving === 0
  }
}

export class Side {
  /** Whether scale-in protection counts here: an instance that is drained is left all the same. */
  readonly #protects: boolean
  readonly counts = noCounts()
  readonly #entries: Readonly<Record<TaskStanding, Entry[]>> = {
    pending: [],
    running: [],
    healthy: [],
    unhealthy: [],
    leaving: [],
  }
  /** By host. */
  readonly #alike = new Map<string, AlikeTasks[]>()

  constructor({ protects }: { readonly protects: boolean }) {
    this.#protects = protects
  }

  add(entry: Entry): void {
    this.counts[entry.standing]++
    entry.alike.counts[entry.standing]++
    const entries = this.#entries[entry.standing]
    entries.splice(positionOf(entries, entry.ordinal), 0, entry)
  }

  delete({ alike, ordinal, standing }: Entry): void {
    this.counts[standing]--
    alike.counts[standing]--
    const entries = this.#entries[standing]
    entries.splice(positionOf(entries, ordinal), 1)
    if (!alike.isEmpty) return
    const left = this.#alike.get(alike.instanceId)?.filter((one) => one !== alike) ?? []
    if (left.length > 0) this.#alike.set(alike.instanceId, left)
    else this.#alike.delete(alike.instanceId)
  }

  /** What stands for a task and those like it. */
  alikeOf(world: World, task: Task): AlikeTasks {
    const hostId = hostIdOf(task)
    const healthy = taskNotesOf(world, task.arn).unhealthyReason === null
    const isProtected = this.#protects && healthy && task.protectedUntil !== null
    let onHost = this.#alike.get(hostId)
    if (onHost === undefined) {
      onHost = []
      this.#alike.set(hostId, onHost)
    }
    for (const alike of onHost) {
      const { cpu, memoryMiB } = alike
      if (alike.healthy !== healthy || alike.protected !== isProtected) continue
      if (cpu === task.cpu && memoryMiB === task.memoryMiB) return alike
    }
    const alike = new AlikeTasks(world, task, { healthy, protected: isProtected })
    onHost.push(alike)
    return alike
  }

  /** In the order of their creation. */
  entries(standing: TaskStanding): readonly Entry[] {
    return this.#entries[standing]
  }

  /** Tasks that scale-in protection keeps. */
  kept(): KeptCounts {
    const kept = { pending: 0, starting: 0, healthy: 0 }
    for (const { protected: isProtected, counts } of this.alike()) {
      if (!isProtected) continue
      kept.pending += counts.pending
      kept.starting += counts.running
      kept.healthy += counts.healthy
    }
    return kept
  }

  *alike(): Iterable<AlikeTasks> {
    for (const onHost of this.#alike.values()) yield* onHost
  }
}

/** Where an ordinal is, or would be, in a list that is sorted by them. Most tasks that come are the newest. */
function positionOf(entries: readonly Entry[], ordinal: number): number {
  let from = 0
  let to = entries.length
  if ((entries[to - 1]?.ordinal ?? -1) < ordinal) return to
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((entries[middle]?.ordinal ?? ordinal) < ordinal) from = middle + 1
    else to = middle
  }
  return from
}
