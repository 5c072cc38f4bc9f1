'use client'

import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left'

const GAP = 6
/** To the edges of the window. */
const EDGE = 8

const OPPOSITE: Readonly<Record<TooltipSide, TooltipSide>> = {
  top: 'bottom',
  bottom: 'top',
  left: 'right',
  right: 'left',
}

interface Size {
  readonly width: number
  readonly height: number
}

type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>

/** Beside the anchor on the side asked for, on the opposite one if only that has room, and always in the window. */
export function placeBeside(anchor: Box, bubble: Size, window: Size, side: TooltipSide) {
  const { width, height } = bubble
  const room: Readonly<Record<TooltipSide, number>> = {
    top: anchor.top - height,
    bottom: window.height - anchor.bottom - height,
    left: anchor.left - width,
    right: window.width - anchor.right - width,
  }
  const needed = GAP + EDGE
  const chosen = room[side] < needed && room[OPPOSITE[side]] >= needed ? OPPOSITE[side] : side
  const middle = { x: (anchor.left + anchor.right - width) / 2, y: (anchor.top + anchor.bottom - height) / 2 }
  const place: Readonly<Record<TooltipSide, { readonly left: number; readonly top: number }>> = {
    top: { left: middle.x, top: anchor.top - GAP - height },
    bottom: { left: middle.x, top: anchor.bottom + GAP },
    left: { left: anchor.left - GAP - width, top: middle.y },
    right: { left: anchor.right + GAP, top: middle.y },
  }
  const within = (at: number, size: number, max: number) => Math.max(EDGE, Math.min(at, max - EDGE - size))
  return {
    left: within(place[chosen].left, width, window.width),
    top: within(place[chosen].top, height, window.height),
  }
}

interface TooltipBubbleProps {
  readonly id: string
  readonly anchor: Element
  readonly side: TooltipSide
  readonly onPointerEnter: () => void
  readonly onPointerLeave: () => void
  /** Escape was pressed, or what it belongs to has moved. */
  readonly onGone: () => void
  readonly children: ReactNode
}

export function TooltipBubble({ id, anchor, side, onGone, children, ...pointer }: TooltipBubbleProps) {
  const bubble = useRef<HTMLDivElement>(null)
  const gone = useEffectEvent(onGone)
  useLayoutEffect(() => {
    const element = bubble.current
    if (element === null) return
    const { left, top } = placeBeside(
      anchor.getBoundingClientRect(),
      { width: element.offsetWidth, height: element.offsetHeight },
      { width: innerWidth, height: innerHeight },
      side,
    )
    element.style.left = `${left}px`
    element.style.top = `${top}px`
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      gone()
      // Who reads by keyboard puts the words away and stays where they are.
      if (anchor === document.activeElement) event.preventDefault()
    }
    const onScroll = ({ target }: Event) => target instanceof Node && target.contains(anchor) && gone()
    document.addEventListener('keydown', onKeyDown, true)
    document.addEventListener('scroll', onScroll, true)
    return () => {
      document.removeEventListener('keydown', onKeyDown, true)
      document.removeEventListener('scroll', onScroll, true)
    }
  }, [anchor])
  return createPortal(
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      className="fixed z-50 flex w-max max-w-72 items-center gap-2 rounded-md bg-inverse px-2 py-1 text-inverse-ink text-sm shadow-float"
      {...pointer}
    >
      {children}
    </div>,
    document.body,
  )
}
