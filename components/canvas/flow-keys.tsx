'use client'

import { useReactFlow } from '@xyflow/react'
import type { KeyboardEvent, ReactNode } from 'react'

const STEP = 80

export interface FlowKeysProps {
  readonly onUserMove: () => void
  readonly onFit: () => void
  readonly children: ReactNode
}

/** Panning and zooming by keyboard while the canvas itself has the focus: arrows, + and −, 0 to see everything. */
export function FlowKeys({ onUserMove, onFit, children }: FlowKeysProps) {
  const { getViewport, setViewport, zoomIn, zoomOut } = useReactFlow()
  const pan = (dx: number, dy: number) => {
    const { x, y, zoom } = getViewport()
    void setViewport({ x: x + dx, y: y + dy, zoom })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => pan(STEP, 0),
      ArrowRight: () => pan(-STEP, 0),
      ArrowUp: () => pan(0, STEP),
      ArrowDown: () => pan(0, -STEP),
      '+': () => void zoomIn(),
      '=': () => void zoomIn(),
      '-': () => void zoomOut(),
    }
    const act = keys[event.key]
    if (act === undefined && event.key !== '0') return
    event.preventDefault()
    event.stopPropagation()
    if (act === undefined) return onFit()
    onUserMove()
    act()
  }
  return (
    <section
      aria-label="Canvas. Arrow keys pan, plus and minus zoom, 0 shows everything. Press Tab to move to the resources on it."
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="absolute inset-0 focus-visible:-outline-offset-2"
    >
      {children}
    </section>
  )
}
