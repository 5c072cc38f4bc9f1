'use client'

import { useReactFlow, useStore } from '@xyflow/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import type { CanvasForm } from '@/lib/view/layout/canvas'
import type { Rect } from '@/lib/view/layout/cards'
import { type Insets, viewportFor, viewportFromTop, ZOOM_FIT_MAX } from '@/lib/view/layout/viewport'

export interface FitRoom {
  readonly insets: Insets
  readonly zoomMax: number
}

/** Of a legend in one line. */
const LEGEND_LEAST = 20

/** Room for the switch at the top and the legend, as high as it is, and command line at the bottom. */
export function roomAbove(legendHeight: number): FitRoom {
  const bottom = 58 + Math.max(LEGEND_LEAST, legendHeight)
  return { insets: { top: 52, right: 18, bottom, left: 18 }, zoomMax: ZOOM_FIT_MAX }
}
/** A pane narrower than this is a phone's: what stands side by side elsewhere is stacked there. */
const NARROW_PX = 560
const NARROW_SIDE = 8

/**
 * Keeps the whole picture in view, or as wide as a phone, until the person moves the view; a new run or `showAll` takes hold again.
 */
export function useAutoFit(
  bounds: Rect,
  room: FitRoom,
): { readonly onUserMove: () => void; readonly showAll: () => void } {
  const run = useRun()
  // Another form lays the same run out anew, without anything in the run having changed.
  const [, setForm] = useState<CanvasForm>('wide')
  const { setViewport } = useReactFlow()
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const scenario = useView((state) => state.scenario)
  const isNarrow = width > 0 && width < NARROW_PX
  const isAuto = useRef(true)
  const isFirst = useRef(true)
  const showAll = useCallback(() => {
    isAuto.current = true
    if (width === 0 || height === 0 || bounds.width === 0) return
    const isStill = isFirst.current || matchMedia('(prefers-reduced-motion: reduce)').matches
    isFirst.current = false
    const viewport = isNarrow
      ? viewportFromTop(bounds, { width, height }, { ...room.insets, right: NARROW_SIDE, left: NARROW_SIDE })
      : viewportFor(bounds, { width, height }, room.insets, room.zoomMax)
    void setViewport(viewport, { duration: isStill ? 0 : 260 })
  }, [bounds, height, isNarrow, room, setViewport, width])
  useEffect(() => {
    const form = isNarrow ? 'tall' : 'wide'
    if (run.geometry.shape(form)) setForm(form)
  }, [isNarrow, run])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scenario is fitted anew, whatever was moved before.
  useEffect(() => {
    isAuto.current = true
    isFirst.current = true
  }, [scenario])
  useEffect(() => {
    if (isAuto.current) showAll()
  }, [showAll])
  const onUserMove = useCallback(() => {
    isAuto.current = false
  }, [])
  return { onUserMove, showAll }
}
