'use client'

import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { timeAt } from '@/lib/view/scaling/axis'
import type { ScalingPicture } from '@/lib/view/scaling/picture'

const US = 1_000_000
/** A press of an arrow key, and with Shift or a page key. */
const STEP_US = 10 * US
const LONG_STEP_US = 60 * US

export interface CrosshairControl {
  /** Where it is, in microseconds; null while nobody points. */
  readonly at: number | null
  readonly pointer: {
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerLeave: () => void
  }
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onBlur: () => void
}

/** An instant that is looked at, by pointer or by keyboard. `column` is as wide as the axis. */
export function useCrosshair({ axis, now }: ScalingPicture, column: HTMLElement | null): CrosshairControl {
  const [at, setAt] = useState<number | null>(null)
  const move = (to: number) => setAt(Math.min(axis.to, Math.max(axis.from, to)))
  const steps: Readonly<Record<string, (from: number, isLong: boolean) => number>> = {
    ArrowLeft: (from, isLong) => from - (isLong ? LONG_STEP_US : STEP_US),
    ArrowRight: (from, isLong) => from + (isLong ? LONG_STEP_US : STEP_US),
    PageDown: (from) => from - LONG_STEP_US,
    PageUp: (from) => from + LONG_STEP_US,
    Home: () => axis.from,
    End: () => axis.to,
  }
  return {
    at: at === null ? null : Math.min(axis.to, Math.max(axis.from, at)),
    pointer: {
      onPointerMove({ clientX }) {
        if (column === null) return
        const { left, width } = column.getBoundingClientRect()
        setAt(clientX < left || clientX > left + width ? null : timeAt(axis, clientX - left))
      },
      onPointerLeave: () => setAt(null),
    },
    onKeyDown(event) {
      const step = steps[event.key]
      if (event.key === 'Escape' && at !== null) setAt(null)
      else if (step !== undefined) move(step(at ?? now, event.shiftKey))
      else return
      event.preventDefault()
      event.stopPropagation()
    },
    onBlur: () => setAt(null),
  }
}
