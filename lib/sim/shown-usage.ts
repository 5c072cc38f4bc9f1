// What tasks and instances use, and what runs to target groups, as the screen has it. It changes with every second of traffic on all
// of them, so it goes beside the views and a share a frame: a large cluster is gone through in a few frames, an instance with all its
// tasks at once.

import type { InstanceView, TaskView, UsageRow, View } from '@/lib/protocol'
import type { World } from '@/lib/world/world'
import { shownRate, usageOf } from './usage'

const INSTANCES_A_FRAME_MIN = 20
const FRAMES_A_ROUND = 10

export class ShownUsage {
  readonly #world: World
  #shown = new Map<string, UsageRow>()
  /** Instances of this round that are still to be looked at. */
  #left: string[] = []
  #shareOfRound = INSTANCES_A_FRAME_MIN
  #step = 0

  constructor(world: World) {
    this.#world = world
  }

  reset(): void {
    this.#shown = new Map()
    this.#left = []
    this.#step = 0
  }

  /** The rows that changed; views that are sent whole with this frame bring their own. */
  changes(sent: readonly View[], removed: readonly string[]): readonly UsageRow[] {
    for (const key of removed) this.#shown.delete(key)
    for (const view of sent) {
      if (view.kind === 'task') this.#shown.set(view.key, rowOfTask(view))
      else if (view.kind === 'instance') this.#shown.set(view.key, rowOfInstance(view))
      else if (view.kind === 'targetGroup')
        this.#shown.set(view.key, rowOfGroup(view.key, view.requestsPerSecond))
    }
    const rows: UsageRow[] = []
    if (this.#beginRound()) this.#compareGroups(rows)
    for (const id of this.#left.splice(-this.#shareOfRound)) this.#compareInstance(id, rows)
    return rows
  }

  /** A second has been closed since the last round. */
  #beginRound(): boolean {
    const { series, state } = this.#world
    if (this.#left.length > 0 || series.steps === this.#step) return false
    this.#step = series.steps
    this.#left = [...state.instances.keys()]
    this.#shareOfRound = Math.max(INSTANCES_A_FRAME_MIN, Math.ceil(this.#left.length / FRAMES_A_ROUND))
    return true
  }

  #compareGroups(rows: UsageRow[]): void {
    const { state, data } = this.#world
    for (const arn of state.targetGroups.keys())
      this.#compare(rowOfGroup(arn, shownRate(data.targetGroupRps(arn))), rows)
  }

  #compareInstance(id: string, rows: UsageRow[]): void {
    if (!this.#shown.has(id)) return
    const tasks = [...this.#world.tasks.onHost(id)]
    const whole = row(id, usageOf(this.#world, tasks))
    this.#compare([id, whole[1], whole[2], 0, whole[4], 0, 0], rows)
    for (const task of tasks) this.#compare(row(task.arn, usageOf(this.#world, [task])), rows)
  }

  #compare(now: UsageRow, rows: UsageRow[]): void {
    const before = this.#shown.get(now[0])
    if (before === undefined || before.every((value, index) => value === now[index])) return
    this.#shown.set(now[0], now)
    rows.push(now)
  }
}

function row(key: string, usage: ReturnType<typeof usageOf>): UsageRow {
  return [
    key,
    Math.round(usage.cpuUnits),
    Math.round(usage.memoryMiB),
    usage.requestsInFlight,
    shownRate(usage.requestsPerSecond),
    usage.requestsQueued,
    usage.requestsStarved,
  ]
}

function rowOfGroup(arn: string, requestsPerSecond: number): UsageRow {
  return [arn, 0, 0, 0, requestsPerSecond, 0, 0]
}

function rowOfTask(task: TaskView): UsageRow {
  const { key, cpuUsed, memoryUsed, requestsInFlight, requestsPerSecond } = task
  const { requestsQueued, requestsStarved } = task
  return [key, cpuUsed, memoryUsed, requestsInFlight, requestsPerSecond, requestsQueued, requestsStarved]
}

/** How many requests are in flight on an instance is not shown; its tasks say it. */
function rowOfInstance({ key, cpu, memory, requestsPerSecond }: InstanceView): UsageRow {
  return [key, cpu.used, memory.used, 0, requestsPerSecond, 0, 0]
}
