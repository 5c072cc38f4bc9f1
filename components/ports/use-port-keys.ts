'use client'

import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { Cards } from '@/lib/view/ports/cards'

interface PortKeysOptions {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly cards: Cards
  readonly top: number
  readonly height: number
  readonly reveal: (key: string) => void
}

const PAGE = 10

/**
 * One port is a stop of Tab. Arrows up and down go from port to port through all instances, right and left through the port space of
 * the instance; Home, End and Page keys as in any list.
 */
export function usePortKeys({ scroller, cards, top, height, reveal }: PortKeysOptions) {
  const run = useRun()
  const [active, setActive] = useState<string | null>(null)
  const stop = stopOf(cards, active, top, height)

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        run.carrying.store.getState().carry.phase !== 'idle'
      )
        return
      const element = event.target as HTMLElement
      const key = element.dataset.port ?? element.dataset.cell
      if (element.dataset.head !== undefined && (event.key === 'ArrowRight' || event.key === 'ArrowDown')) {
        event.preventDefault()
        element.closest('[data-instance]')?.querySelector<HTMLElement>('[data-port]')?.focus()
      }
      if (key === undefined) return
      const sideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft'
      const next = sideways ? besideIn(scroller.current, element, event.key) : keyAfter(cards, key, event.key)
      if (next === null) return
      event.preventDefault()
      if (typeof next !== 'string') {
        next.focus()
        return
      }
      setActive(next)
      reveal(next)
      scroller.current?.querySelector<HTMLElement>(`[data-port="${CSS.escape(next)}"]`)?.focus()
    },
    [cards, reveal, run, scroller],
  )
  return { stop, onKeyDown }
}

/** Where Tab comes to: the port that had the focus last while it is drawn, else the first in sight. */
function stopOf({ list, rowY }: Cards, active: string | null, top: number, height: number): string | null {
  const isInSight = (key: string) => {
    const y = rowY.get(key)
    return y !== undefined && y >= top && y <= top + height
  }
  if (active !== null && isInSight(active)) return active
  for (const { mappings, y, height: own } of list) {
    if (y + own < top) continue
    const first = mappings.find(({ key }) => isInSight(key))
    if (first !== undefined) return first.key
  }
  return null
}

/** The port that a key leads to; null for other keys. */
function keyAfter({ list }: Cards, key: string, pressed: string): string | null {
  const keys = list.flatMap(({ mappings }) => mappings.map((one) => one.key))
  const at = keys.indexOf(key)
  const last = keys.length - 1
  const to: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(last, at + 1),
    ArrowUp: Math.max(0, at - 1),
    PageDown: Math.min(last, at + PAGE),
    PageUp: Math.max(0, at - PAGE),
    Home: 0,
    End: last,
  }
  return keys[to[pressed] ?? -1] ?? null
}

/** From a row to the name of its instance, or into its port space and through it. */
function besideIn(root: HTMLElement | null, element: HTMLElement, pressed: string): HTMLElement | null {
  const card = element.closest<HTMLElement>('[data-instance]')
  if (root === null || card === null) return null
  const cells = [...card.querySelectorAll<HTMLElement>('[data-cell]')]
  const key = element.dataset.port
  if (key !== undefined)
    return pressed === 'ArrowRight'
      ? (cells.find((cell) => cell.dataset.cell === key) ?? null)
      : card.querySelector<HTMLElement>('[data-head]')
  const at = cells.indexOf(element) + (pressed === 'ArrowRight' ? 1 : -1)
  if (at >= 0) return cells[at] ?? null
  // Left of the first one is its row again.
  return card.querySelector<HTMLElement>(`[data-port="${CSS.escape(element.dataset.cell ?? '')}"]`)
}
