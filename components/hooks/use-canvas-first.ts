'use client'

import { useEffect, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { afterPaint } from '@/lib/view/run/after-paint'

/** False until the page's first run stands on the canvas: what is read beside it can come a moment later. */
export function useCanvasFirst(): boolean {
  const { store } = useRun()
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    let isOver = false
    const look = () => {
      if (store.getState().connection.state === 'starting') return
      stop()
      afterPaint(() => isOver || setDrawn(true))
    }
    const stop = store.subscribe(look)
    look()
    return () => {
      isOver = true
      stop()
    }
  }, [store])
  return isDrawn
}
