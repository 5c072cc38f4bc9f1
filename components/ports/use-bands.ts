'use client'

import { type PointerEvent, type RefObject, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { lightsOf } from '@/lib/view/ports/lights'
import type { Link } from '@/lib/view/ports/links'
import type { BandPainter } from './band-painter'

export interface PointedBand {
  readonly link: Link
  readonly x: number
  readonly y: number
}

/** Bands lie behind everything else and have no element to point at: they are found by where the pointer is. */
export function useBands(painter: RefObject<BandPainter | null>) {
  const run = useRun()
  const lights = lightsOf(run)
  const [pointed, setPointed] = useState<PointedBand | null>(null)
  const leave = () => {
    if (pointed === null) return
    setPointed(null)
    lights.setState({ through: null })
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const isCarrying = run.carrying.store.getState().carry.phase === 'carrying'
    const isOverBands =
      event.target instanceof Element && event.target.closest('button, [data-instance]') === null
    const { left, top, width } = event.currentTarget.getBoundingClientRect()
    // Before a room the map is drawn larger than it is laid out.
    const scale = width / event.currentTarget.offsetWidth
    const [x, y] = [(event.clientX - left) / scale, (event.clientY - top) / scale]
    const link = isOverBands && !isCarrying ? (painter.current?.at(x, y) ?? null) : null
    if (link === null) return leave()
    setPointed({ link, x, y })
    if (link.key !== pointed?.link.key) lights.setState({ lit: null, through: { link } })
  }
  return { pointed, handlers: { onPointerMove, onPointerLeave: leave } }
}
