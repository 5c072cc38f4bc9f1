'use client'

import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { type Axis, timeAt } from '@/lib/view/scaling/axis'
import { useComparison } from './use-comparison'

const US = 1_000_000
/** A press of an arrow key, and with Shift or a page key. */
const STEP_US = 10 * US
const LONG_STEP_US = 60 * US

export interface Instant {
  /** Where somebody points; else what was chosen, in whole seconds. */
  readonly at: number
  readonly pointer: {
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerLeave: () => void
  }
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** The instant that is looked at: chosen by a press or by keys, and by pointing for as long as one points. */
export function useInstant(axis: Axis, chosen: number, column: HTMLElement | null): Instant {
  const comparison = useComparison()
  const [pointed, setPointed] = useState<number | null>(null)
  const choose = (to: number) => comparison.lookAt(Math.min(axis.to, Math.max(axis.from, to)))
  const under = ({ clientX }: PointerEvent<HTMLElement>): number | null => {
    if (column === null) return null
    const { left, width } = column.getBoundingClientRect()
    return clientX < left || clientX > left + width ? null : timeAt(axis, clientX - left)
  }
  const steps: Readonly<Record<string, (isLong: boolean) => number>> = {
    ArrowLeft: (isLong) => chosen - (isLong ? LONG_STEP_US : STEP_US),
    ArrowRight: (isLong) => chosen + (isLong ? LONG_STEP_US : STEP_US),
    PageDown: () => chosen - LONG_STEP_US,
    PageUp: () => chosen + LONG_STEP_US,
    Home: () => axis.from,
    End: () => axis.to,
  }
  return {
    at: pointed ?? chosen,
    pointer: {
      onPointerMove(event) {
        const at = under(event)
        setPointed(at)
        if (at !== null && event.buttons === 1) choose(at)
      },
      onPointerDown(event) {
        const at = under(event)
        if (at !== null && event.button === 0) choose(at)
      },
      onPointerLeave: () => setPointed(null),
    },
    onKeyDown(event) {
      const step = steps[event.key]
      if (step === undefined) return
      choose(step(event.shiftKey))
      event.preventDefault()
      event.stopPropagation()
    },
  }
}
