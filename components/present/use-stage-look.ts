'use client'

import { useStore, useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useMemo, useState } from 'react'
import type { Look } from './messages'

/** What is seen of the canvas and pointed at in this window, at most once a frame. `isLit`: whether the pointer is shown. */
export function useStageLook(pane: RefObject<HTMLElement | null>, isLit: boolean): Look {
  const flow = useStoreApi()
  const transform = useStore((state) => state.transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const [pointer, setPointer] = useState<Look['pointer']>(null)

  useEffect(() => {
    const element = pane.current
    if (element === null || !isLit) {
      setPointer(null)
      return
    }
    let last: PointerEvent | null = null
    let request = 0
    const tell = () => {
      request = 0
      if (last === null) return setPointer(null)
      const [x, y, zoom] = flow.getState().transform
      const { left, top } = element.getBoundingClientRect()
      const at = { x: (last.clientX - left - x) / zoom, y: (last.clientY - top - y) / zoom }
      const over = document.elementFromPoint(last.clientX, last.clientY)
      const key = over?.closest<HTMLElement>('[data-thing]')?.dataset.thing ?? null
      setPointer({ at, key })
    }
    const later = (event: PointerEvent | null) => {
      last = event
      if (request === 0) request = requestAnimationFrame(tell)
    }
    const onMove = (event: PointerEvent) => later(event)
    const onLeave = () => later(null)
    element.addEventListener('pointermove', onMove)
    element.addEventListener('pointerleave', onLeave)
    return () => {
      cancelAnimationFrame(request)
      element.removeEventListener('pointermove', onMove)
      element.removeEventListener('pointerleave', onLeave)
    }
  }, [flow, isLit, pane])

  return useMemo(() => {
    const [x, y, zoom] = transform
    const seen =
      width === 0 || height === 0
        ? null
        : { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
    return { seen, pointer: isLit ? pointer : null }
  }, [height, isLit, pointer, transform, width])
}
