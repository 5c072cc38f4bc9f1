'use client'

import { useEffect } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { DRAG_THRESHOLD } from '@/lib/view/carry/step'
import type { Run } from '@/lib/view/run/run'
import { settle } from '../carry/settle'
import { swallowClick } from '../swallow-click'
import { targetAt } from './use-carry-pointer'

/** What a tap picked up is put down by a tap on its place. */
export function useCarryTap(say: (text: string) => void): void {
  const run = useRun()
  useEffect(() => {
    const abort = new AbortController()
    let touched: Touched = { pointerId: -1, x: 0, y: 0 }
    const onDown = ({ pointerId, clientX, clientY }: PointerEvent) => {
      touched = { pointerId, x: clientX, y: clientY }
    }
    const onUp = (event: PointerEvent) => {
      if (isTap(event, touched)) putDown(run, event, say)
    }
    window.addEventListener('pointerdown', onDown, { capture: true, signal: abort.signal })
    window.addEventListener('pointerup', onUp, { capture: true, signal: abort.signal })
    return () => abort.abort()
  }, [run, say])
}

interface Touched {
  readonly pointerId: number
  readonly x: number
  readonly y: number
}

/** A finger that comes off where it was put down; one that has moved has moved the view. */
function isTap({ pointerType, pointerId, clientX, clientY }: PointerEvent, touched: Touched): boolean {
  if (pointerType !== 'touch' || pointerId !== touched.pointerId) return false
  return Math.hypot(clientX - touched.x, clientY - touched.y) < DRAG_THRESHOLD
}

/** Puts down what was picked up by a tap, on the place that is tapped now. */
function putDown(run: Run, { clientX, clientY }: PointerEvent, say: (text: string) => void): void {
  const { carry } = run.carrying.store.getState()
  if (carry.phase !== 'carrying' || carry.by !== 'keyboard') return
  const targetKey = targetAt(run, clientX, clientY)
  if (targetKey === null) return
  run.carrying.send({ type: 'aim', targetKey })
  void settle(run, run.carrying.send({ type: 'drop' }), say)
  swallowClick()
}
