'use client'

import type { PointerEvent } from 'react'
import { cx } from '@/components/ui/cx'

export interface ResizerProps {
  readonly label: string
  /** The edge of the pane that it sits on. */
  readonly edge: 'left' | 'right' | 'top'
  readonly size: number
  readonly min: number
  readonly max: number
  readonly onResize: (size: number) => void
}

const STEP_PX = 16

/** The edge of a pane as a handle: dragged, or moved with the arrow keys. */
export function Resizer({ label, edge, size, min, max, onResize }: ResizerProps) {
  const upright = edge !== 'top'
  const sign = edge === 'right' ? 1 : -1
  const clamp = (next: number) => onResize(Math.round(Math.min(max, Math.max(min, next))))
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    clamp(size + sign * (upright ? event.movementX : event.movementY))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be a handle; this is the separator pattern of ARIA.
    <div
      role="separator"
      aria-label={label}
      aria-orientation={upright ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={(event) => {
        const grow = { left: 'ArrowLeft', right: 'ArrowRight', top: 'ArrowUp' }[edge]
        const shrink = { left: 'ArrowRight', right: 'ArrowLeft', top: 'ArrowDown' }[edge]
        if (event.key !== grow && event.key !== shrink) return
        event.preventDefault()
        clamp(size + (event.key === grow ? STEP_PX : -STEP_PX))
      }}
      className={cx(
        'absolute z-10 touch-none hover:bg-focus/40 focus-visible:bg-focus focus-visible:outline-none',
        upright ? 'inset-y-0 w-1.5 cursor-col-resize' : 'inset-x-0 h-1.5 cursor-row-resize',
        { left: '-left-[3px]', right: '-right-[3px]', top: '-top-[3px]' }[edge],
      )}
    />
  )
}
