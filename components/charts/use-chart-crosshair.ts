'use client'

import { type KeyboardEvent, useState } from 'react'

export interface ChartCrosshair {
  /** Second of a datapoint; null while nobody points. */
  readonly second: number | null
  readonly point: (second: number | null) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

const LONG_STEP = 10

/** One crosshair for all panels, by pointer or by keyboard: it steps over `points`, the seconds of the datapoints. */
export function useChartCrosshair(
  points: readonly number[],
  onWish: (second: number) => void,
): ChartCrosshair {
  const [second, setSecond] = useState<number | null>(null)
  const last = points.length - 1
  const keys: Readonly<Record<string, (index: number, step: number) => number>> = {
    ArrowLeft: (index, step) => index - step,
    ArrowRight: (index, step) => index + step,
    PageDown: (index) => index - LONG_STEP,
    PageUp: (index) => index + LONG_STEP,
    Home: () => 0,
    End: () => last,
  }
  return {
    second: second === null || last < 0 ? null : second,
    point: setSecond,
    onKeyDown(event) {
      const move = keys[event.key]
      if (event.key === 'Escape' && second !== null) setSecond(null)
      else if (event.key === 'Enter' && second !== null) onWish(second)
      else if (move !== undefined && last >= 0) {
        const index = second === null ? last + (event.key === 'ArrowLeft' ? 1 : 0) : indexOf(points, second)
        const next = move(index, event.shiftKey ? LONG_STEP : 1)
        setSecond(points[Math.min(last, Math.max(0, next))] ?? null)
      } else return
      event.preventDefault()
      event.stopPropagation()
    },
  }
}

/** Place of the last datapoint that is not after `second`. */
function indexOf(points: readonly number[], second: number): number {
  return Math.max(
    0,
    points.findLastIndex((point) => point <= second),
  )
}
