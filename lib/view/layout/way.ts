// A way on the canvas: a line of straight pieces whose corners are rounded, along which dots run at an even pace. Pure; lengths
// and places are canvas units.

import type { Point } from './cards'

export interface Way {
  readonly points: readonly Point[]
  /** How long the way is up to each point; begins with 0. */
  readonly reached: readonly number[]
  /** From which length to which it runs behind a card. */
  readonly covered: readonly (readonly [from: number, to: number])[]
}

const CORNER_RADIUS = 9
/** Pieces that stand for a rounded corner. */
const CORNER_STEPS = 4

/** Through the given corners; those that are no corner are left out. */
export function wayThrough(corners: readonly Point[]): Way {
  const bends = withoutDetours(corners)
  const points = bends.flatMap((corner, index) => {
    const before = bends[index - 1]
    const after = bends[index + 1]
    return before === undefined || after === undefined ? [corner] : rounded(before, corner, after)
  })
  return measured(points)
}

/** One after the other; between them the way runs behind the card into which one leads and out of which the next comes. */
export function joined(ways: readonly Way[]): Way {
  const whole = measured(ways.flatMap(({ points }) => points))
  const covered: [number, number][] = []
  let count = 0
  for (const { points } of ways) {
    if (count > 0) covered.push([whole.reached[count - 1] ?? 0, whole.reached[count] ?? 0])
    count += points.length
  }
  return { ...whole, covered }
}

/** The same way, so far to its left as one goes along it: how a stream has several rows. */
export function beside(way: Way, by: number): Way {
  if (by === 0) return way
  const { points } = way
  const shifted = points.map((point, index) => {
    const before = points[Math.max(0, index - 1)] ?? point
    const after = points[Math.min(points.length - 1, index + 1)] ?? point
    const length = Math.hypot(after.x - before.x, after.y - before.y)
    if (length === 0) return point
    const [across, down] = [(after.y - before.y) / length, -(after.x - before.x) / length]
    return { x: point.x + across * by, y: point.y + down * by }
  })
  return { ...measured(shifted), covered: [] }
}

/** The pieces of a way that can be seen. */
export function withoutCovered({ points, reached, covered }: Way): readonly Way[] {
  const pieces: Point[][] = [[]]
  points.forEach((point, index) => {
    const at = reached[index] ?? 0
    if (covered.some(([, to]) => to === at) && (reached[index - 1] ?? 0) < at) pieces.push([])
    pieces.at(-1)?.push(point)
  })
  return pieces.map(measured)
}

/** Whether the way runs behind a card at `part` (0…1) of its length. */
export function isCovered(way: Way, part: number): boolean {
  const at = lengthOf(way) * part
  return way.covered.some(([from, to]) => from < at && at < to)
}

export function lengthOf({ reached }: Way): number {
  return reached.at(-1) ?? 0
}

/** The first `part` (0…1) of a way. */
export function beginningOf(way: Way, part: number): Way {
  const length = lengthOf(way) * part
  const kept = way.points.filter((_, index) => (way.reached[index] ?? 0) < length)
  return measured([...kept, pointOn(way, part)])
}

/** The point at `part` (0…1) of the length. */
export function pointOn({ points, reached }: Way, part: number): Point {
  const at = (reached.at(-1) ?? 0) * part
  let low = 0
  let high = points.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((reached[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  const from = points[low] ?? { x: 0, y: 0 }
  const to = points[high] ?? from
  const begin = reached[low] ?? 0
  const length = (reached[high] ?? 0) - begin
  if (length <= 0) return to
  const share = Math.min(1, Math.max(0, (at - begin) / length))
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/** The way as an SVG path. */
export function pathOf({ points }: Way): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function measured(points: readonly Point[]): Way {
  let length = 0
  const reached = points.map((point, index) => {
    const before = points[index - 1]
    if (before !== undefined) length += Math.hypot(point.x - before.x, point.y - before.y)
    return length
  })
  return { points, reached, covered: [] }
}

/** Corners on the line between their neighbours, and those that are the same point twice, are none. */
function withoutDetours(corners: readonly Point[]): readonly Point[] {
  const kept: Point[] = []
  for (const corner of corners) {
    const last = kept.at(-1)
    if (last !== undefined && isNear(last.x, corner.x) && isNear(last.y, corner.y)) continue
    const before = kept.at(-2)
    if (last !== undefined && before !== undefined && isBetween(before, last, corner)) kept.pop()
    kept.push(corner)
  }
  return kept
}

function isBetween(before: Point, point: Point, after: Point): boolean {
  const straight = (a: number, b: number, c: number) => isNear(a, b) && isNear(b, c)
  const onward = (a: number, b: number, c: number) => (b - a) * (c - b) >= 0
  return (
    (straight(before.x, point.x, after.x) && onward(before.y, point.y, after.y)) ||
    (straight(before.y, point.y, after.y) && onward(before.x, point.x, after.x))
  )
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01
}

/** A quadratic curve from one leg of a corner to the other; never longer than half a leg. */
function rounded(before: Point, corner: Point, after: Point): readonly Point[] {
  const begin = towards(corner, before)
  const end = towards(corner, after)
  return Array.from({ length: CORNER_STEPS + 1 }, (_, step) => {
    const t = step / CORNER_STEPS
    const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t]
    return { x: a * begin.x + b * corner.x + c * end.x, y: a * begin.y + b * corner.y + c * end.y }
  })
}

function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y)
  const share = Math.min(CORNER_RADIUS, length / 2) / length
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share }
}
