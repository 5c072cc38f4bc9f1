// One parameter as a line: where means and intervals stand.

import type { MeanInterval } from '@/lib/protocol'

export interface LineBox {
  readonly width: number
  readonly height: number
}

export interface LineMark {
  readonly cell: number
  readonly x: number
  /** Null where the cell has no value. */
  readonly y: number | null
  readonly interval: readonly [top: number, bottom: number] | null
}

export interface LinePicture {
  readonly marks: readonly LineMark[]
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
}

const MARGIN = 14
const TICKS = 4

/** Values stand side by side as they were stated: they need not be numbers. */
export function linePicture(
  intervals: readonly (MeanInterval | null)[],
  { width, height }: LineBox,
): LinePicture {
  const known = intervals.flatMap((interval) =>
    interval === null || interval.mean === null
      ? []
      : [interval.mean, interval.low ?? interval.mean, interval.high ?? interval.mean],
  )
  const [least, most] = known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)]
  const pad = most === least ? Math.abs(most) * 0.1 || 1 : 0
  const [low, high] = [least - pad, most + pad]
  const yOf = (value: number) => MARGIN + ((high - value) / (high - low)) * (height - 2 * MARGIN)
  const step = width / intervals.length
  return {
    marks: intervals.map((interval, cell) => {
      const { mean = null, low: from = null, high: to = null } = interval ?? {}
      return {
        cell,
        x: step * (cell + 0.5),
        y: mean === null ? null : yOf(mean),
        interval: from === null || to === null ? null : [yOf(to), yOf(from)],
      }
    }),
    ticks: Array.from({ length: TICKS }, (_, i) => {
      const value = low + ((high - low) * i) / (TICKS - 1)
      return { value, y: yOf(value) }
    }),
  }
}
