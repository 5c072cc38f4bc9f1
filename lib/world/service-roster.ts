// How the tasks of a service stand, kept as they change: a look of the scheduler, Describe, a metric and a frame ask for
// counts instead of judging every task again. A task is judged anew when something about it has changed, and when its time
// comes (RUNNING for 40 s). Derived from the tables; an invariant holds the counts against a fold over them.

import { HEALTHY_WITHOUT_CHECKS_SECONDS } from '@/lib/aws/defaults'
import { type KeptCounts, NOTHING_KEPT } from '@/lib/aws/ecs/rolling-update'
import { afterSeconds } from '@/lib/engine'
import { containerInstanceOf } from './hosts'
import type { Service } from './records/services'
import type { Task } from './records/tasks'
import { type Entry, noCounts, Side } from './roster-side'
import { taskNotesOf } from './scheduler-notes'
import { isCounted, isHealthy } from './service-counts'
import type {
  Alike,
  Candidates,
  Roster,
  Rosters,
  RunningTally,
  StandingCounts,
  TaskStanding,
} from './standings'
import type { TaskWatcher } from './task-index'
import type { World } from './world'

interface Group {
  size: number
  readonly staying: Side
  readonly moving: Side
}

class ServiceRoster implements Roster {
  readonly #world: World
  readonly #serviceArn: string
  readonly #changed = new Set<Task>()
  /** RUNNING without anything that checks them: healthy when their time has come. */
  readonly #maturing = new Set<Task>()
  readonly #entries = new Map<Task, Entry>()
  readonly #groups = new Map<string, Group>()
  readonly #leaving = new Set<Task>()
  #protected = 0
  readonly #running = { byDefinition: new Map<string, number>(), healthy: 0, cpu: 0, memoryMiB: 0 }

  constructor(world: World, serviceArn: string) {
    this.#world = world
    this.#serviceArn = serviceArn
  }

  changed(task: Task): void {
    this.#changed.add(task)
  }

  staying(deploymentId: string): StandingCounts {
    this.#refresh()
    return this.#groups.get(deploymentId)?.staying.counts ?? noCounts()
  }

  kept(deploymentId: string): KeptCounts {
    this.#refresh()
    const side = this.#protected > 0 ? this.#groups.get(deploymentId)?.staying : undefined
    return side?.kept() ?? NOTHING_KEPT
  }

  moving(): StandingCounts {
    this.#refresh()
    return sum(Array.from(this.#groups.values(), ({ moving }) => moving.counts))
  }

  counts(deploymentId?: string): StandingCounts {
    this.#refresh()
    const groups = deploymentId === undefined ? [...this.#groups.values()] : [this.#groups.get(deploymentId)]
    return sum(groups.flatMap((group) => (group ? [group.staying.counts, group.moving.counts] : [])))
  }

  candidates(standing: TaskStanding, deploymentId?: string): Candidates {
    const sides = this.#sides(deploymentId)
    const kinds: { kind: Alike; count: number }[] = []
    const others: { kind: Alike; count: number }[] = []
    for (const side of sides)
      for (const kind of side.alike()) {
        const count = kind.counts[standing]
        const rest = kind.wanted - count
        if (count > 0) kinds.push({ kind, count })
        if (rest > 0) others.push({ kind, count: rest })
      }
    return { tasks: entriesOf(sides, standing), kinds, others }
  }

  #sides(deploymentId: string | undefined): readonly Side[] {
    this.#refresh()
    if (deploymentId === undefined) return Array.from(this.#groups.values(), ({ moving }) => moving)
    const group = this.#groups.get(deploymentId)
    return group ? [group.staying] : []
  }

  running(): RunningTally {
    this.#refresh()
    return this.#running
  }

  leaving(): ReadonlySet<Task> {
    this.#refresh()
    return this.#leaving
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
    const { deploymentId } = entry.alike
    entry.side.delete(entry)
    if (entry.alike.protected) this.#protected--
    if (--this.#groupOf(deploymentId).size === 0) this.#groups.delete(deploymentId)
    this.#tally(task, entry, -1)
  }

  #enter(service: Service, task: Task): void {
    const standing = standingOf(this.#world, service, task)
    if (standing === null) return
    const group = this.#groupOf(task.deploymentId ?? '')
    const side = mayStay(this.#world, task) ? group.staying : group.moving
    const entry: Entry = {
      task,
      alike: side.alikeOf(this.#world, task),
      ordinal: this.#world.tasks.ordinal(task),
      standing,
      side,
      runs: runsOf(this.#world, service, task),
    }
    this.#entries.set(task, entry)
    side.add(entry)
    if (entry.alike.protected) this.#protected++
    group.size++
    if (standing === 'leaving') this.#leaving.add(task)
    if (standing === 'running' && service.loadBalancers.length === 0) this.#maturing.add(task)
    this.#tally(task, entry, 1)
  }

  #tally({ cpu, memoryMiB }: Task, { runs }: Entry, by: 1 | -1): void {
    if (runs === null) return
    const { byDefinition } = this.#running
    const count = (byDefinition.get(runs.definition) ?? 0) + by
    if (count === 0) byDefinition.delete(runs.definition)
    else byDefinition.set(runs.definition, count)
    if (runs.isHealthy) this.#running.healthy += by
    this.#running.cpu += by * cpu
    this.#running.memoryMiB += by * memoryMiB
  }

  #groupOf(deploymentId: string): Group {
    let group = this.#groups.get(deploymentId)
    if (group === undefined) {
      group = { size: 0, staying: new Side({ protects: true }), moving: new Side({ protects: false }) }
      this.#groups.set(deploymentId, group)
    }
    return group
  }
}

/** Of several sides together, in the order of creation. */
function entriesOf(sides: readonly Side[], standing: TaskStanding): readonly Entry[] {
  const [first] = sides
  if (first !== undefined && sides.length === 1) return first.entries(standing)
  return sides.flatMap((side) => side.entries(standing)).sort((a, b) => a.ordinal - b.ordinal)
}

function runsOf(world: World, service: Service, task: Task): Entry['runs'] {
  if (task.lastStatus !== 'RUNNING') return null
  return { definition: task.taskDefinitionArn, isHealthy: isHealthy(world, service, task) }
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
  if (taskNotesOf(world, task.arn).unhealthyReason !== null) return 'unhealthy'
  return isHealthy(world, service, task) ? 'healthy' : 'running'
}

/** A task that waits for an instance need not leave one. */
function mayStay(world: World, task: Task): boolean {
  return task.host.kind === 'none' || containerInstanceOf(world.state, task)?.status === 'ACTIVE'
}

function isMature(world: World, { startedAt }: Task): boolean {
  return startedAt !== null && afterSeconds(startedAt, HEALTHY_WITHOUT_CHECKS_SECONDS) <= world.engine.now
}

function sum(counts: readonly StandingCounts[]): StandingCounts {
  const total = noCounts()
  for (const one of counts)
    for (const standing of Object.keys(total) as TaskStanding[]) total[standing] += one[standing]
  return total
}
