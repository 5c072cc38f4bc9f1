'use client'

import { type KeyboardEvent, type PointerEvent, useMemo } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { CarryItem } from '@/lib/view/carry/items'

export interface PickUpHandlers {
  readonly onPointerDown: (event: PointerEvent) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onKeyUp: (event: KeyboardEvent) => void
}

/**
 * Handlers that make an element something to carry. `keys`: which keys pick it up; Enter is left alone on things that
 * are selected by it. What happens after is the carry layer's.
 */
export function usePickUp(itemOf: () => CarryItem | null, keys: readonly (' ' | 'Enter')[]): PickUpHandlers {
  const run = useRun()
  return useMemo(() => {
    const isKey = (event: KeyboardEvent) => (keys as readonly string[]).includes(event.key) && !event.repeat
    return {
      onPointerDown(event) {
        const item = event.button === 0 && event.isPrimary ? itemOf() : null
        if (item === null) return
        // A finger is captured by what it touched first; the move must be able to leave it.
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          event.currentTarget.releasePointerCapture(event.pointerId)
        run.carrying.send({
          type: 'press',
          item,
          pointerId: event.pointerId,
          point: { x: event.clientX, y: event.clientY },
        })
      },
      onKeyDown(event) {
        if (!isKey(event) || event.target !== event.currentTarget) return
        const item = itemOf()
        if (item === null) return
        event.preventDefault()
        run.carrying.pickUpByKey(item)
      },
      // A button is clicked by the release of Space.
      onKeyUp(event) {
        if (isKey(event) && event.key === ' ') event.preventDefault()
      },
    }
  }, [itemOf, keys, run])
}
