// Points between which wires and dots run, from the layout alone: nothing is measured on the page. Pure.

import type { CanvasLayout, Point, Rect } from './canvas'
import { INSTANCE_BODY } from './canvas'

/** Space between neighbouring task boxes, canvas units. */
export const TASK_GAP = 6

/** A way in pieces: straight, or a cubic Bézier when it has control points. */
export interface Segment {
  readonly from: Point
  readonly to: Point
  readonly control: readonly [Point, Point] | null
}

/** Between tasks that are drawn from afar. */
export const FAR_GAP = 4

/** A box of `packTasks` in canvas units, relative to the instance's corner; gaps are taken off. */
export function taskRect(box: Rect, gap: number = TASK_GAP): Rect {
  return {
    x: INSTANCE_BODY.x + box.x * INSTANCE_BODY.width + gap / 2,
    y: INSTANCE_BODY.y + box.y * INSTANCE_BODY.height + gap / 2,
    width: Math.max(2, box.width * INSTANCE_BODY.width - gap),
    height: Math.max(2, box.height * INSTANCE_BODY.height - gap),
  }
}

/** Where requests enter a task: at the edge beside its port label, so that they do not cover it. */
export function taskAnchor(instance: Rect, box: Rect): Point {
  const rect = taskRect(box)
  return {
    x: instance.x + rect.x + 2,
    y: instance.y + rect.y + rect.height * 0.52,
  }
}

/** As one reads: from the right side of the users into the left side of the load balancer. */
export function usersToLoadBalancer(users: Rect, loadBalancer: Rect): Segment {
  return across(users, loadBalancer)
}

export function loadBalancerToGroup(loadBalancer: Rect, group: Rect): Segment {
  return across(loadBalancer, group)
}

function across(left: Rect, right: Rect): Segment {
  const from = { x: left.x + left.width, y: left.y + left.height / 2 }
  const to = { x: right.x, y: right.y + right.height / 2 }
  if (Math.abs(from.y - to.y) < 1) return { from, to, control: null }
  const middle = (from.x + to.x) / 2
  return {
    from,
    to,
    control: [
      { x: middle, y: from.y },
      { x: middle, y: to.y },
    ],
  }
}

export function groupToPoint(group: Rect, to: Point): Segment {
  return bend(bottomOf(group), to)
}

export function topOf(rect: Rect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y }
}

export function bottomOf(rect: Rect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height }
}

function bend(from: Point, to: Point): Segment {
  if (Math.abs(from.x - to.x) < 1) return { from, to, control: null }
  // Leave downwards, then spread: near the group the wires form one bundle, as in a cable tray.
  const drop = Math.max(30, Math.min(110, (to.y - from.y) * 0.45))
  return {
    from,
    to,
    control: [
      { x: from.x, y: from.y + drop },
      { x: to.x, y: Math.min(to.y - 24, from.y + drop * 0.7) },
    ],
  }
}

export function pointOn(segment: Segment, t: number): Point {
  const { from, to, control } = segment
  if (control === null) return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t }
  const [a, b] = control
  const u = 1 - t
  const w0 = u * u * u
  const w1 = 3 * u * u * t
  const w2 = 3 * u * t * t
  const w3 = t * t * t
  return {
    x: w0 * from.x + w1 * a.x + w2 * b.x + w3 * to.x,
    y: w0 * from.y + w1 * a.y + w2 * b.y + w3 * to.y,
  }
}

/** The segment as an SVG path. */
export function pathOf({ from, to, control }: Segment): string {
  if (control === null) return `M${from.x},${from.y}L${to.x},${to.y}`
  const [a, b] = control
  return `M${from.x},${from.y}C${a.x},${a.y} ${b.x},${b.y} ${to.x},${to.y}`
}

export function rectOf(layout: CanvasLayout, key: string | null): Rect | null {
  return key === null ? null : (layout.byKey.get(key)?.rect ?? null)
}
