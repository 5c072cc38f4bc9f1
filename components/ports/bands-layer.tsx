'use client'

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useReducedMotion } from '@/components/canvas/hooks/use-reduced-motion'
import { useRun } from '@/components/hooks/use-run'
import type { Link } from '@/lib/view/ports/links'
import type { Scene, Sight } from '@/lib/view/ports/scene'
import { selectRevisionColor } from '@/lib/view/run/selectors'
import { BandPainter } from './band-painter'
import { Hatches } from './hatches'

interface BandsLayerProps {
  readonly scene: Omit<Scene, 'ordinal'>
  readonly sight: Sight
  /** The way that is lit. */
  readonly way: readonly Link[]
  /** Tells what lies at a point of the picture. */
  readonly painter: RefObject<BandPainter | null>
}

/** The bands, behind everything else: a picture of numbers that nodes, rows and the table say in words. */
export function BandsLayer({ scene, sight, way, painter }: BandsLayerProps) {
  const { store } = useRun()
  const bands = useRef<SVGGElement>(null)
  const light = useRef<SVGGElement>(null)
  const isCalm = useReducedMotion()
  useLayoutEffect(() => {
    if (bands.current === null || light.current === null) return
    const made = new BandPainter(bands.current, light.current)
    painter.current = made
    return () => made.stop()
  }, [painter])
  const { links, boxes, rowY, portX, scale } = scene
  useEffect(() => {
    const { kinds } = store.getState()
    const ordinals = new Map(
      kinds.taskDefinition.map(({ family, revision, ordinal }) => [`${family}:${revision}`, ordinal]),
    )
    painter.current?.show(
      {
        links,
        boxes,
        rowY,
        portX,
        scale,
        ordinal: (name) => (name === null ? Number.POSITIVE_INFINITY : (ordinals.get(name) ?? 0)),
        revision: (name) => selectRevisionColor(name)(store.getState()),
      },
      isCalm,
    )
  }, [painter, store, links, boxes, rowY, portX, scale, isCalm])
  const { cardsTop, columnsTop, height } = sight
  useLayoutEffect(() => {
    painter.current?.look({ cardsTop, columnsTop, height })
  }, [painter, cardsTop, columnsTop, height])
  useEffect(() => painter.current?.lit(way), [painter, way])
  return (
    <svg
      aria-hidden
      className="ports-bands pointer-events-none absolute inset-0 h-full w-full overflow-hidden"
    >
      <Hatches />
      <g ref={bands} />
      <g ref={light} />
    </svg>
  )
}
