// What tasks and instances use, as the screen has it. It changes with every second of traffic on all of them, so it goes
// beside the views and a share a frame: a large cluster is gone through in a few frames, an instance with all its tasks at once.

import type { InstanceView, TaskView, UsageRow, View } from '@/lib/protocol'
import type { World } from '@/lib/world/world'
import { usageOf } from './usage'

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
    }
    this.#beginRound()
    const rows: UsageRow[] = []
    for (const id of this.#left.splice(-this.#shareOfRound)) this.#compareInstance(id, rows)
    return rows
  }

  /** A second has been closed since the last round. */
  #beginRound(): void {
    const { series, state } = this.#world
    if (this.#left.length > 0 || series.steps === this.#step) return
    this.#step = series.steps
    this.#left = [...state.instances.keys()]
    this.#shareOfRound = Math.max(INSTANCES_A_FRAME_MIN, Math.ceil(this.#left.length / FRAMES_A_ROUND))
  }

  #compareInstance(id: string, rows: UsageRow[]): void {
    if (!this.#shown.has(id)) return
    const tasks = [...this.#world.tasks.onHost(id)]
    const whole = row(id, usageOf(this.#world, tasks))
    this.#compare([id, whole[1], whole[2], 0], rows)
    for (const task of tasks) this.#compare(row(task.arn, usageOf(this.#world, [task])), rows)
  }

  #compare(now: UsageRow, rows: UsageRow[]): void {
    const before = this.#shown.get(now[0])
    if (before === undefined || (before[1] === now[1] && before[2] === now[2] && before[3] === now[3])) return
    this.#shown.set(now[0], now)
    rows.push(now)
  }
}

function row(key: string, usage: ReturnType<typeof usageOf>): UsageRow {
  return [key, Math.round(usage.cpuUnits), Math.round(usage.memoryMiB), usage.requestsInFlight]
}

function rowOfTask({ key, cpuUsed, memoryUsed, requestsInFlight }: TaskView): UsageRow {
  return [key, cpuUsed, memoryUsed, requestsInFlight]
}

/** How many requests are in flight on an instance is not shown; its tasks say it. */
function rowOfInstance({ key, cpu, memory }: InstanceView): UsageRow {
  return [key, cpu.used, memory.used, 0]
}
