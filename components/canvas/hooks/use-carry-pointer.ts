'use client'

import { useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { edgePan } from '@/lib/view/layout/viewport'
import type { Run } from '@/lib/view/run/run'
import { openItem, tapItem } from '../carry/open-item'
import { settle } from '../carry/settle'
import { swallowClick } from '../swallow-click'

/** The key of the uppermost thing under a point that reacts to what is carried. */
export function targetAt(run: Run, x: number, y: number): string | null {
  const { targets } = run.carrying.store.getState()
  for (const element of document.elementsFromPoint(x, y)) {
    const key = element instanceof HTMLElement ? element.dataset.carryTarget : undefined
    if (key !== undefined && targets.has(key)) return key
  }
  return null
}

function isOverPane(x: number, y: number): boolean {
  return document
    .elementsFromPoint(x, y)
    .some((element) => element instanceof HTMLElement && element.dataset.carryPane !== undefined)
}

/** Follows the pointer while something is carried: aims, drops, and moves the view near the edges. */
export function useCarryPointer(say: (text: string) => void): void {
  const run = useRun()
  const { getViewport, setViewport } = useReactFlow()
  useEffect(() => {
    let request = 0
    const pan = () => {
      const { carry } = run.carrying.store.getState()
      if (carry.phase !== 'carrying' || carry.by !== 'pointer') return
      request = requestAnimationFrame(pan)
      const pane = document.querySelector('[data-carry-pane]')?.getBoundingClientRect()
      if (!pane || run.store.getState().mainView !== 'canvas') return
      const { bounds } = run.geometry.read(run.store.getState())
      const { x, y, zoom } = getViewport()
      const seen = {
        x: bounds.x * zoom + x,
        y: bounds.y * zoom + y,
        width: bounds.width * zoom,
        height: bounds.height * zoom,
      }
      const { dx, dy } = edgePan(carry.point, pane, seen)
      if (dx === 0 && dy === 0) return
      void setViewport({ x: x + dx, y: y + dy, zoom })
    }
    const onMove = (event: PointerEvent) => {
      const before = run.carrying.store.getState().carry
      if (before.phase === 'idle') return
      const point = { x: event.clientX, y: event.clientY }
      run.carrying.send({
        type: 'move',
        pointerId: event.pointerId,
        point,
        targetKey: targetAt(run, point.x, point.y),
      })
      const { carry } = run.carrying.store.getState()
      if (before.phase === 'pressed' && carry.phase === 'carrying') {
        document.body.style.cursor = 'grabbing'
        document.body.style.userSelect = 'none'
        request = requestAnimationFrame(pan)
        // Targets exist only now.
        run.carrying.send({
          type: 'move',
          pointerId: event.pointerId,
          point,
          targetKey: targetAt(run, point.x, point.y),
        })
      }
      if (carry.phase === 'carrying') event.preventDefault()
    }
    const end = () => {
      cancelAnimationFrame(request)
      document.body.style.cursor = ''
      document.body.style.userSelect = ''
    }
    const onUp = (event: PointerEvent) => {
      // While something is carried by keyboard, a click is a click; what a tap is, `useCarryTap` says.
      const { carry } = run.carrying.store.getState()
      const wasDragging = carry.phase === 'carrying' && carry.by === 'pointer'
      const outcome = run.carrying.send({ type: 'release', pointerId: event.pointerId })
      end()
      // A drag that ends where it began would also be a click there.
      if (wasDragging) swallowClick()
      // Let go over the palette it came from: put back without a word.
      if (outcome?.type === 'missed' && !isOverPane(event.clientX, event.clientY)) return
      if (outcome?.type === 'clicked') (event.pointerType === 'touch' ? tapItem : openItem)(run, outcome.item)
      void settle(run, outcome, say)
    }
    const onCancel = () => {
      void settle(run, run.carrying.send({ type: 'cancel' }), say)
      end()
    }
    // What is carried belongs to the scenario that was left.
    const stop = run.store.subscribe((state, before) => {
      if (state.scenario !== before.scenario) onCancel()
    })
    window.addEventListener('pointermove', onMove, { passive: false })
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onCancel)
    window.addEventListener('blur', onCancel)
    return () => {
      stop()
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onCancel)
      window.removeEventListener('blur', onCancel)
      end()
    }
  }, [getViewport, say, setViewport, run])
}
