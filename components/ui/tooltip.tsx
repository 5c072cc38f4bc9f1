'use client'

import { Slot } from 'radix-ui'
import { type FocusEvent, type PointerEvent, type ReactNode, useId, useState } from 'react'
import { TooltipBubble, type TooltipSide } from './tooltip-bubble'
import { useTooltipTimes } from './use-tooltip-times'

export interface TooltipProps {
  readonly text: ReactNode
  readonly shortcut?: string
  readonly side?: TooltipSide
  /** The one element it belongs to; must take a ref. */
  readonly children: ReactNode
}

/** Words beside an element while the pointer rests on it or the keyboard has come to it; Escape takes them away. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps) {
  const id = useId()
  const [anchor, setAnchor] = useState<Element | null>(null)
  const { soon, now, later, never } = useTooltipTimes(setAnchor)
  return (
    <>
      <Slot.Root
        aria-describedby={anchor === null ? undefined : id}
        onPointerEnter={(event: PointerEvent) => {
          if (event.pointerType !== 'touch') soon(event.currentTarget)
        }}
        onPointerLeave={later}
        onPointerDown={never}
        onFocus={(event: FocusEvent) => {
          if (event.currentTarget.matches(':focus-visible')) now(event.currentTarget)
        }}
        onBlur={never}
      >
        {children}
      </Slot.Root>
      {anchor !== null && (
        <TooltipBubble
          id={id}
          anchor={anchor}
          side={side}
          onPointerEnter={() => now(anchor)}
          onPointerLeave={later}
          onGone={never}
        >
          {text}
          {shortcut !== undefined && <span className="num text-xs text-inverse-ink-2">{shortcut}</span>}
        </TooltipBubble>
      )}
    </>
  )
}
