'use client'

import { useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { itemLabel } from '@/lib/view/carry/items'
import { type Direction, placeInDirection, spokenTarget, stepTarget } from '@/lib/view/carry/targets'
import type { Run } from '@/lib/view/run/run'
import { settle } from '../carry/settle'

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** Where targets are on the screen just now, for the arrow keys. */
function placesOnScreen(run: Run) {
  const { targets } = run.carrying.store.getState()
  const places = new Map<string, DOMRect>()
  for (const element of document.querySelectorAll<HTMLElement>('[data-carry-target]')) {
    const key = element.dataset.carryTarget
    // A view that is out of sight keeps its things.
    if (element.closest('[inert]') !== null) continue
    if (key !== undefined && targets.has(key) && !places.has(key))
      places.set(key, element.getBoundingClientRect())
  }
  return [...places].map(([key, rect]) => ({ key, rect }))
}

/** The key that is aimed at after `key` was pressed; undefined when it does not aim. */
function aimAfter(run: Run, event: KeyboardEvent): string | null | undefined {
  const { carry, targets } = run.carrying.store.getState()
  if (carry.phase !== 'carrying') return undefined
  const list = [...targets.values()]
  if (event.key === 'Tab') return stepTarget(list, carry.targetKey, event.shiftKey ? -1 : 1)
  const direction = DIRECTIONS[event.key]
  if (direction === undefined) return undefined
  const forward = direction === 'right' || direction === 'down' ? 1 : -1
  if (carry.targetKey === null) return stepTarget(list, null, forward)
  // Targets outside the view are not mounted: then the order of the list decides.
  return (
    placeInDirection(placesOnScreen(run), carry.targetKey, direction) ??
    stepTarget(list, carry.targetKey, forward)
  )
}

/** The keys while something is carried by keyboard. They are taken before anything else on the page sees them. */
export function useCarryKeys(say: (text: string) => void): void {
  const run = useRun()
  const { getNode, setCenter, getZoom } = useReactFlow()
  useEffect(() => {
    // What was picked up and the keys: said with the first place, again and again until a key answers it.
    let opening = ''
    const speak = () => {
      const { carry, targets } = run.carrying.store.getState()
      if (carry.phase === 'carrying' && carry.by === 'keyboard')
        say(`${opening}${spokenTarget([...targets.values()], carry.targetKey)}`)
    }
    const reveal = (key: string | null) => {
      const node = key === null ? undefined : getNode(key)
      const isMounted =
        key !== null && document.querySelector(`[data-carry-target="${CSS.escape(key)}"]`) !== null
      if (node === undefined || isMounted || run.store.getState().mainView !== 'canvas') return
      const { position, width = 0, height = 0 } = node
      void setCenter(position.x + width / 2, position.y + height / 2, { zoom: getZoom() })
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const { carry } = run.carrying.store.getState()
      if (event.key === 'Escape' && carry.phase !== 'idle') {
        take(event)
        void settle(run, run.carrying.send({ type: 'cancel' }), say)
        return
      }
      if (carry.phase !== 'carrying' || carry.by !== 'keyboard') return
      const aim = aimAfter(run, event)
      if (aim !== undefined) {
        take(event)
        opening = ''
        run.carrying.send({ type: 'aim', targetKey: aim })
        reveal(aim)
      } else if ((event.key === 'Enter' || event.key === ' ') && !event.repeat) {
        take(event)
        void settle(run, run.carrying.send({ type: 'drop' }), say)
      }
    }
    // A button under the focus is clicked when Space is let go.
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key === ' ' && run.carrying.store.getState().carry.phase !== 'idle') take(event)
    }
    const stop = run.carrying.store.subscribe(({ carry, targets }, before) => {
      if (carry.phase !== 'carrying' || carry.by !== 'keyboard') return
      if (before.carry.phase !== 'carrying' || before.carry.item !== carry.item) {
        opening = `Picked up ${itemLabel(carry.item)}. Choose where to drop it with the arrow keys or Tab. Press Enter to drop, Escape to cancel. `
        speak()
      } else if (
        before.carry.targetKey !== carry.targetKey ||
        targets.get(carry.targetKey ?? '') !== before.targets.get(carry.targetKey ?? '')
      )
        speak()
    })
    window.addEventListener('keydown', onKeyDown, true)
    window.addEventListener('keyup', onKeyUp, true)
    return () => {
      stop()
      window.removeEventListener('keydown', onKeyDown, true)
      window.removeEventListener('keyup', onKeyUp, true)
    }
  }, [getNode, getZoom, say, setCenter, run])
}

function take(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
