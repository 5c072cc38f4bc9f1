// How the tasks of a service stand, kept as they change: a look of the scheduler, Describe, a metric and a frame ask for
// counts instead of judging every task again. A task is judged anew when something about it has changed, and when its time
// comes (RUNNING for 40 s). Derived from the tables; an invariant holds the counts against a fold over them.

import { HEALTHY_WITHOUT_CHECKS_SECONDS } from '@/lib/aws/defaults'
import { afterSeconds } from '@/lib/engine'
import { containerInstanceOf } from '@/lib/world/hosts'
import { isCounted, isHealthy } from './service-counts'
import type { Roster, Rosters, StandingCounts, TaskStanding } from './standings'
import type { Service, Task } from './state'
import type { TaskWatcher } from './task-index'
import type { World } from './world'

interface Entry {
  readonly deploymentId: string
  readonly standing: TaskStanding
  /** On an instance that is DRAINING, or gone. */
  readonly mustMove: boolean
}

interface Group {
  size: number
  /** Of tasks that may stay where they are. */
  readonly staying: Record<TaskStanding, number>
  /** Of tasks on instances that they must leave. */
  readonly moving: Record<TaskStanding, number>
}

const none = (): Record<TaskStanding, number> => ({
  pending: 0,
  running: 0,
  healthy: 0,
  unhealthy: 0,
  leaving: 0,
})

class ServiceRoster implements Roster {
  readonly #world: World
  readonly #serviceArn: string
  readonly #changed = new Set<Task>()
  /** RUNNING without anything that checks them: healthy when their time has come. */
  readonly #maturing = new Set<Task>()
  readonly #entries = new Map<Task, Entry>()
  readonly #groups = new Map<string, Group>()
  readonly #leaving = new Set<Task>()

  constructor(world: World, serviceArn: string) {
    this.#world = world
    this.#serviceArn = serviceArn
  }

  changed(task: Task): void {
    this.#changed.add(task)
  }

  staying(deploymentId: string): StandingCounts {
    this.#refresh()
    return this.#groups.get(deploymentId)?.staying ?? none()
  }

  moving(): StandingCounts {
    this.#refresh()
    return sum(Array.from(this.#groups.values(), ({ moving }) => moving))
  }

  counts(deploymentId?: string): StandingCounts {
    this.#refresh()
    const groups = deploymentId === undefined ? [...this.#groups.values()] : [this.#groups.get(deploymentId)]
    return sum(groups.flatMap((group) => (group ? [group.staying, group.moving] : [])))
  }

  leaving(): ReadonlySet<Task> {
    this.#refresh()
    return this.#leaving
  }

  standingOf(task: Task): TaskStanding | null {
    this.#refresh()
    return this.#entries.get(task)?.standing ?? null
  }

  mustMove(task: Task): boolean {
    this.#refresh()
    return this.#entries.get(task)?.mustMove ?? false
  }

  #refresh(): void {
    for (const task of this.#maturing) if (isMature(this.#world, task)) this.#changed.add(task)
    if (this.#changed.size === 0) return
    const service = this.#world.state.services.get(this.#serviceArn)
    for (const task of this.#changed) {
      this.#leave(task)
      if (service) this.#enter(service, task)
    }
    this.#changed.clear()
  }

  #leave(task: Task): void {
    const entry = this.#entries.get(task)
    this.#maturing.delete(task)
    this.#leaving.delete(task)
    if (!entry) return
    this.#entries.delete(task)
    const group = this.#groupOf(entry)
    countsIn(group, entry)[entry.standing]--
    if (--group.size === 0) this.#groups.delete(entry.deploymentId)
  }

  #enter(service: Service, task: Task): void {
    const standing = standingOf(this.#world, service, task)
    if (standing === null) return
    const mustMove = !isOnActiveInstance(this.#world, task)
    const entry = { deploymentId: task.deploymentId ?? '', standing, mustMove }
    this.#entries.set(task, entry)
    const group = this.#groupOf(entry)
    countsIn(group, entry)[standing]++
    group.size++
    if (standing === 'leaving') this.#leaving.add(task)
    if (standing === 'running' && service.loadBalancers.length === 0) this.#maturing.add(task)
  }

  #groupOf({ deploymentId }: Entry): Group {
    const group = this.#groups.get(deploymentId) ?? { size: 0, staying: none(), moving: none() }
    this.#groups.set(deploymentId, group)
    return group
  }
}

function countsIn(group: Group, { mustMove }: Entry): Record<TaskStanding, number> {
  return mustMove ? group.moving : group.staying
}

/** One roster a service. */
export class ServiceRosters implements TaskWatcher, Rosters {
  readonly #world: World
  readonly #rosters = new Map<string, ServiceRoster>()

  constructor(world: World) {
    this.#world = world
  }

  of(serviceArn: string): ServiceRoster {
    const roster = this.#rosters.get(serviceArn) ?? new ServiceRoster(this.#world, serviceArn)
    this.#rosters.set(serviceArn, roster)
    return roster
  }

  changed(task: Task): void {
    if (task.serviceArn !== null) this.of(task.serviceArn).changed(task)
  }

  reset(): void {
    this.#rosters.clear()
  }
}

/** Null: STOPPED. */
export function standingOf(world: World, service: Service, task: Task): TaskStanding | null {
  if (task.lastStatus === 'STOPPED') return null
  if (!isCounted(task)) return 'leaving'
  if (task.lastStatus !== 'RUNNING') return 'pending'
  if (task.unhealthyReason !== null) return 'unhealthy'
  return isHealthy(world, service, task) ? 'healthy' : 'running'
}

function isOnActiveInstance(world: World, task: Task): boolean {
  return containerInstanceOf(world.state, task)?.status === 'ACTIVE'
}

function isMature(world: World, { startedAt }: Task): boolean {
  return startedAt !== null && afterSeconds(startedAt, HEALTHY_WITHOUT_CHECKS_SECONDS) <= world.engine.now
}

function sum(counts: readonly StandingCounts[]): StandingCounts {
  const total = none()
  for (const one of counts)
    for (const standing of Object.keys(total) as TaskStanding[]) total[standing] += one[standing]
  return total
}
