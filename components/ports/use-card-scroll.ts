'use client'

import { type RefObject, useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useRun, useView } from '@/components/hooks/use-run'
import { CARD, type Cards } from '@/lib/view/ports/cards'

/** A carried thing this near to an edge scrolls on. */
const EDGE = 36
const EDGE_STEP = 9

/** How far the instances are scrolled. What is selected elsewhere, or aimed at, comes into sight. */
export function useCardScroll(scroller: RefObject<HTMLDivElement | null>, cards: Cards, height: number) {
  const run = useRun()
  const [top, setTop] = useState(0)
  const onScroll = useCallback(() => setTop(scroller.current?.scrollTop ?? 0), [scroller])

  /** Brings a stretch into sight, drawn at once. */
  const show = useCallback(
    (from: number, to: number) => {
      const element = scroller.current
      if (element === null) return
      const { scrollTop } = element
      if (from >= scrollTop && to <= scrollTop + height) return
      element.scrollTop = from < scrollTop ? from : to - height
      flushSync(() => setTop(element.scrollTop))
    },
    [scroller, height],
  )
  const reveal = useCallback(
    (key: string) => {
      const y = cards.rowY.get(key)
      if (y !== undefined) show(y - CARD.row / 2 - CARD.head, y + CARD.row / 2 + CARD.space)
    },
    [cards, show],
  )

  const selected = useView(({ ports }) => ports.selected)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice scrolls, not rows that move.
  useEffect(() => {
    if (selected === null) return
    const timer = requestAnimationFrame(() => reveal(selected))
    return () => cancelAnimationFrame(timer)
  }, [selected])

  useEffect(() => {
    let request = 0
    const roll = () => {
      request = 0
      const { carry } = run.carrying.store.getState()
      const element = scroller.current
      if (element === null || carry.phase !== 'carrying' || carry.by !== 'pointer') return
      const { left, right, top: upper, bottom } = element.getBoundingClientRect()
      const { x, y } = carry.point
      if (x < left || x > right || y < upper || y > bottom) return
      const by = y < upper + EDGE ? -EDGE_STEP : y > bottom - EDGE ? EDGE_STEP : 0
      if (by === 0) return
      element.scrollTop += by
      request = requestAnimationFrame(roll)
    }
    const stop = run.carrying.store.subscribe(({ carry }, before) => {
      if (carry.phase !== 'carrying') return
      if (carry.by === 'pointer') {
        if (request === 0) request = requestAnimationFrame(roll)
        return
      }
      const was = before.carry.phase === 'carrying' ? before.carry.targetKey : null
      const card =
        carry.targetKey === was ? undefined : cards.list.find((one) => one.instance.key === carry.targetKey)
      if (card !== undefined) show(card.y, card.y + Math.min(card.height, height))
    })
    return () => {
      stop()
      cancelAnimationFrame(request)
    }
  }, [cards, height, run, scroller, show])
  return { top, onScroll, reveal }
}
