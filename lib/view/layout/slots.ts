// Which place of its instance a task has. A task keeps its place as long as it lives: when one goes, its place stays empty
// until a task of the same size comes, so that under churn nobody has to look for the tasks that run on.

import type { Rect } from './cards'
import { type BodyCapacity, packTasks, type TaskPacking, type TaskShare } from './tasks'

export interface TaskSlot {
  /** Null: empty. */
  readonly key: string | null
  readonly cpu: number
  readonly memory: number
}

/** A task that has stopped is shown as long as nobody needs its room. */
export interface SlotTask extends TaskShare {
  readonly isStopped: boolean
}

/** The places after `tasks` have come and gone. */
export function assignSlots(
  before: readonly TaskSlot[],
  tasks: readonly SlotTask[],
  capacity: BodyCapacity,
): readonly TaskSlot[] {
  const shown = withRoom(tasks, capacity)
  const known = new Set(before.map(({ key }) => key))
  const keys = new Set(shown.map(({ key }) => key))
  const slots: TaskSlot[] = before.map((slot) =>
    slot.key !== null && keys.has(slot.key) ? slot : { ...slot, key: null },
  )
  const fresh = shown.filter(({ key }) => !known.has(key)).sort((a, b) => a.order - b.order)
  for (const { key, cpu, memory } of fresh) {
    const empty = slots.findIndex((slot) => slot.key === null && slot.cpu === cpu && slot.memory === memory)
    if (empty < 0) slots.push({ key, cpu, memory })
    else slots[empty] = { key, cpu, memory }
  }
  while (slots.at(-1)?.key === null) slots.pop()
  return fits(slots, capacity) ? slots : slots.filter(({ key }) => key !== null)
}

/** Places as boxes; empty ones are free room. */
export function packSlots(
  slots: readonly TaskSlot[],
  capacity: BodyCapacity,
  bodyAspect: number,
): TaskPacking {
  const named = slots.map((slot, order) => ({ ...slot, key: slot.key ?? `${EMPTY}${order}`, order }))
  const packed = packTasks(named, capacity, bodyAspect)
  const boxes = new Map<string, Rect>()
  const free = [...packed.free]
  for (const [key, box] of packed.boxes) {
    if (key.startsWith(EMPTY)) free.push(box)
    else boxes.set(key, box)
  }
  return { boxes, free: free.sort((a, b) => b.width * b.height - a.width * a.height) }
}

const EMPTY = 'empty '

function fits(parts: readonly BodyCapacity[], capacity: BodyCapacity): boolean {
  const sum = (of: keyof BodyCapacity) => parts.reduce((total, part) => total + part[of], 0)
  return sum('cpu') <= capacity.cpu && sum('memory') <= capacity.memory
}

/** All that live, and the latest of the stopped for whom there is room. */
function withRoom(tasks: readonly SlotTask[], capacity: BodyCapacity): readonly SlotTask[] {
  const shown = tasks.filter(({ isStopped }) => !isStopped)
  const stopped = tasks.filter(({ isStopped }) => isStopped).sort((a, b) => b.order - a.order)
  for (const task of stopped) if (fits([...shown, task], capacity)) shown.push(task)
  return shown
}
