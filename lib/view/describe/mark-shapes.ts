// The shapes of a task's mark: one a state, so that colour is never alone. Disc and tick, square and cross, ring, arrow, bar,
// in a square of 16 units. As path data at any place and size, because from afar the marks of an instance are drawn
// together: an element of its own with a mask or a transform each makes a browser keep a layer's worth of records for it.

import type { TaskMark } from './task-look'
import type { Tone } from './words'

type Point = readonly [x: number, y: number]
type Outline =
  | { readonly circle: readonly [cx: number, cy: number, r: number] }
  | { readonly square: readonly [from: number, size: number, radius: number] }
  | { readonly lines: readonly (readonly Point[])[]; readonly isClosed: boolean }

export interface MarkPart {
  readonly outline: Outline
  readonly fill: string | null
  readonly stroke: string | null
  readonly strokeWidth: number
  readonly dash: readonly number[]
}

/** Units of the square that the shapes are drawn in. */
export const MARK_UNITS = 16

const circle = (cx: number, cy: number, r: number): Outline => ({ circle: [cx, cy, r] })
const square = (from: number, size: number, radius: number): Outline => ({ square: [from, size, radius] })
const lines = (...each: readonly (readonly Point[])[]): Outline => ({ lines: each, isClosed: false })
const polygon = (...points: readonly Point[]): Outline => ({ lines: [points], isClosed: true })

const filled = (outline: Outline, fill: string): MarkPart => ({
  outline,
  fill,
  stroke: null,
  strokeWidth: 0,
  dash: [],
})
const drawn = (
  outline: Outline,
  stroke: string,
  strokeWidth = 2,
  dash: readonly number[] = [],
): MarkPart => ({ outline, fill: null, stroke, strokeWidth, dash })

const DISC = circle(8, 8, 7.5)
const RING = circle(8, 8, 6.5)
const SURFACE = 'var(--surface)'
const INK = 'var(--ink-3)'

/** Where there is no room for a status in words: the shapes of the tasks' marks. */
export const MARK_OF_TONE: Readonly<Record<Tone, TaskMark>> = {
  good: 'healthy',
  warning: 'draining',
  bad: 'unhealthy',
  busy: 'starting',
  neutral: 'stopped',
}

export const MARK_PARTS: Readonly<Record<TaskMark, readonly MarkPart[]>> = {
  healthy: [
    filled(DISC, 'var(--good)'),
    drawn(
      lines([
        [4.8, 8.3],
        [7, 10.6],
        [11.2, 5.7],
      ]),
      SURFACE,
    ),
  ],
  unhealthy: [
    filled(square(0.5, 15, 2.5), 'var(--bad)'),
    drawn(
      lines(
        [
          [5, 5],
          [11, 11],
        ],
        [
          [11, 5],
          [5, 11],
        ],
      ),
      SURFACE,
    ),
  ],
  draining: [
    filled(DISC, 'var(--warning)'),
    drawn(
      lines(
        [
          [8, 4],
          [8, 11],
        ],
        [
          [5, 8.4],
          [8, 11.4],
          [11, 8.4],
        ],
      ),
      '#1c1917',
    ),
  ],
  initial: [drawn(RING, INK, 2, [3, 2.1]), filled(circle(8, 8, 1.8), INK)],
  unused: [
    filled(DISC, 'var(--line-strong)'),
    drawn(
      lines([
        [5, 8],
        [11, 8],
      ]),
      SURFACE,
    ),
  ],
  running: [drawn(RING, 'var(--good)'), filled(polygon([6.4, 5.3], [6.4, 10.7], [11, 8]), 'var(--good)')],
  starting: [
    drawn(RING, INK),
    drawn(
      lines([
        [8, 4.6],
        [8, 8],
        [10.3, 9.6],
      ]),
      INK,
      1.8,
    ),
  ],
  stopping: [drawn(RING, 'var(--warning)'), filled(square(5.4, 5.2, 0.8), 'var(--warning)')],
  'out-of-memory': [
    // A skull: the kernel has killed it.
    filled(circle(8, 6.8, 6), 'var(--bad)'),
    filled(polygon([4.8, 10.5], [11.2, 10.5], [11.2, 15.2], [4.8, 15.2]), 'var(--bad)'),
    filled(circle(5.6, 7, 1.7), SURFACE),
    filled(circle(10.4, 7, 1.7), SURFACE),
    drawn(
      lines([
        [8, 12.4],
        [8, 15.2],
      ]),
      SURFACE,
      1.2,
    ),
  ],
  'pull-failed': [
    // An arrow down that never arrives.
    drawn(square(1.5, 13, 2), 'var(--bad)'),
    drawn(
      lines(
        [
          [8, 3.6],
          [8, 8.4],
        ],
        [
          [5.4, 6.2],
          [8, 8.8],
          [10.6, 6.2],
        ],
        [
          [4.6, 12],
          [6.4, 12],
        ],
        [
          [9.6, 12],
          [11.4, 12],
        ],
      ),
      'var(--bad)',
    ),
  ],
  unheard: [
    drawn(RING, INK, 2, [1.6, 2.4]),
    drawn(
      lines(
        [
          [5.6, 5.6],
          [10.4, 10.4],
        ],
        [
          [10.4, 5.6],
          [5.6, 10.4],
        ],
      ),
      INK,
      1.8,
    ),
  ],
  stopped: [
    drawn(square(1.5, 13, 2), INK),
    drawn(
      lines([
        [5.5, 8],
        [10.5, 8],
      ]),
      INK,
    ),
  ],
}

export interface MarkPlace {
  readonly x: number
  readonly y: number
  /** Side of the square, in the units of the picture. */
  readonly size: number
}

/** Path data of an outline whose square stands at a place. */
export function markPath(outline: Outline, { x, y, size }: MarkPlace): string {
  const scale = size / MARK_UNITS
  const at = (px: number, py: number) => `${rounded(x + px * scale)} ${rounded(y + py * scale)}`
  if ('circle' in outline) {
    const [cx, cy, r] = outline.circle
    const arc = `a${rounded(r * scale)} ${rounded(r * scale)} 0 1 0`
    const across = rounded(2 * r * scale)
    return `M${at(cx - r, cy)}${arc} ${across} 0${arc} ${-across} 0z`
  }
  if ('square' in outline) {
    const [from, side, radius] = outline.square
    const straight = rounded((side - 2 * radius) * scale)
    const r = rounded(radius * scale)
    const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx * r} ${dy * r}`
    return `M${at(from + radius, from)}h${straight}${corner(1, 1)}v${straight}${corner(-1, 1)}h${-straight}${corner(-1, -1)}v${-straight}${corner(1, -1)}z`
  }
  return outline.lines
    .map((points) => `M${points.map(([px, py]) => at(px, py)).join('L')}${outline.isClosed ? 'z' : ''}`)
    .join('')
}

function rounded(n: number): number {
  return Math.round(n * 100) / 100
}
