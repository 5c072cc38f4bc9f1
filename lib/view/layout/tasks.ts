// How tasks share the body of their instance. Areas are exact: a box is as large a part of the body as the larger of
// the task's CPU and memory reservations is of the instance's. An ordered strip treemap: rows are filled from the
// left, a full row takes the whole width, what is left is the free room. Pure; all numbers are parts of the body.

import type { Rect } from './cards'

export interface TaskShare {
  readonly key: string
  /** Reserved CPU units and MiB. */
  readonly cpu: number
  readonly memory: number
  /** Ties of size keep this order; the time of creation. */
  readonly order: number
}

export interface BodyCapacity {
  readonly cpu: number
  readonly memory: number
}

export interface TaskPacking {
  readonly boxes: ReadonlyMap<string, Rect>
  /** Rectangles that together are the free room, largest first; empty when full. */
  readonly free: readonly Rect[]
}

/** Width ÷ height at which a port label reads best. */
const ASPECT = 1.9
/** A box narrower than this (width ÷ height) starts a row of its own. */
const ASPECT_LEAST = 0.75
/** Tasks without reservations are still drawn. */
const SHARE_LEAST = 0.02
const NO_ROOM = 1e-6

/** The part of an instance that a reservation takes: by the dimension that takes more. */
export function shareOf(reservation: BodyCapacity, capacity: BodyCapacity): number {
  const cpu = capacity.cpu > 0 ? reservation.cpu / capacity.cpu : 0
  const memory = capacity.memory > 0 ? reservation.memory / capacity.memory : 0
  return Math.min(1, Math.max(SHARE_LEAST, cpu, memory))
}

/** `bodyAspect`: width ÷ height of the body in pixels, to judge shapes by what is seen. */
export function packTasks(
  tasks: readonly TaskShare[],
  capacity: BodyCapacity,
  bodyAspect: number,
): TaskPacking {
  const sized = tasks.map((task) => ({ task, share: shareOf(task, capacity) })).sort(bySizeThenAge)
  const taken = sized.reduce((sum, { share }) => sum + share, 0)
  // CPU-heavy and memory-heavy tasks together may take more than the body; then all shrink alike.
  const total = Math.max(1, taken + freeShare(tasks, capacity))
  const packer = new StripPacker(bodyAspect)
  for (const { task, share } of sized) packer.add(task.key, share / total)
  return packer.finish()
}

/**
 * Where a task that is not there yet would be drawn: in the free room, to scale, without moving any box. Null when the
 * instance is full.
 */
export function previewBox(packing: TaskPacking, share: number, bodyAspect: number): Rect | null {
  const topDown = [...packing.free].sort((a, b) => a.y - b.y || a.x - b.x)
  for (const room of topDown) {
    const beside = room.x > NO_ROOM
    const height = Math.min(room.height, beside ? room.height : idealHeight(share, bodyAspect))
    const width = share / height
    if (width <= room.width + NO_ROOM) return { x: room.x, y: room.y, width, height }
    if (share / room.width <= room.height + NO_ROOM) {
      return { x: room.x, y: room.y, width: room.width, height: share / room.width }
    }
  }
  return packing.free[0] ?? null
}

function idealHeight(share: number, bodyAspect: number): number {
  const width = Math.sqrt((share * ASPECT) / bodyAspect)
  return Math.min(1, share * Math.max(1, Math.round(1 / width)))
}

function freeShare(tasks: readonly TaskShare[], capacity: BodyCapacity): number {
  const cpu = tasks.reduce((sum, task) => sum + task.cpu, 0)
  const memory = tasks.reduce((sum, task) => sum + task.memory, 0)
  const left = Math.min(
    capacity.cpu > 0 ? 1 - cpu / capacity.cpu : 1,
    capacity.memory > 0 ? 1 - memory / capacity.memory : 1,
  )
  return Math.max(0, left)
}

type Sized = { readonly task: TaskShare; readonly share: number }

function bySizeThenAge(a: Sized, b: Sized): number {
  if (Math.abs(a.share - b.share) > NO_ROOM) return b.share - a.share
  if (a.task.order !== b.task.order) return a.task.order - b.task.order
  return a.task.key < b.task.key ? -1 : 1
}

class StripPacker {
  private readonly boxes = new Map<string, Rect>()
  private row: { key: string; share: number }[] = []
  private rowHeight = 0
  private y = 0

  constructor(private readonly bodyAspect: number) {}

  add(key: string, share: number): void {
    if (this.row.length > 0 && !this.joins(share)) this.closeRow(true)
    if (this.row.length === 0) this.rowHeight = Math.min(1 - this.y, idealHeight(share, this.bodyAspect))
    this.row.push({ key, share })
  }

  finish(): TaskPacking {
    const free: Rect[] = []
    if (this.row.length > 0) {
      const used = this.rowShare() / this.rowHeight
      // A last row that is nearly full is closed like the others, so that no sliver of room is left beside it.
      const full = used > 0.98
      const height = full ? this.rowShare() : this.rowHeight
      if (!full) free.push({ x: used, y: this.y, width: 1 - used, height })
      this.closeRow(full)
    }
    if (1 - this.y > NO_ROOM) free.push({ x: 0, y: this.y, width: 1, height: 1 - this.y })
    free.sort((a, b) => b.width * b.height - a.width * a.height)
    return { boxes: this.boxes, free }
  }

  private rowShare(): number {
    return this.row.reduce((sum, { share }) => sum + share, 0)
  }

  private joins(share: number): boolean {
    const taken = this.rowShare() + share
    const remaining = 1 - this.y
    // The last strip has nowhere else to go: whatever comes joins it.
    if (this.rowHeight >= remaining - NO_ROOM) return true
    if (taken > this.rowHeight * (1 + 1e-3)) return false
    return ((share / this.rowHeight) * this.bodyAspect) / this.rowHeight >= ASPECT_LEAST
  }

  private closeRow(justify: boolean): void {
    const height = justify ? Math.min(this.rowShare(), 1 - this.y) : this.rowHeight
    let x = 0
    for (const { key, share } of this.row) {
      const width = height > 0 ? share / height : 0
      this.boxes.set(key, { x, y: this.y, width, height })
      x += width
    }
    this.y += height
    this.row = []
  }
}
