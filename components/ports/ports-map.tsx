'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useRun } from '@/components/hooks/use-run'
import { useSize } from '@/components/statechart/use-size'
import { cardsBetween, cardsOf } from '@/lib/view/ports/cards'
import { columnsFor } from '@/lib/view/ports/columns'
import { lightsOf } from '@/lib/view/ports/lights'
import type { Link, Stage } from '@/lib/view/ports/links'
import { mapLayout } from '@/lib/view/ports/map-layout'
import { type PortsPicture, wayOf } from '@/lib/view/ports/picture'
import { type Lit, waysThrough } from '@/lib/view/ports/through'
import { BandNote } from './band-note'
import type { BandPainter } from './band-painter'
import { BandsLayer } from './bands-layer'
import { InstanceCard } from './instance-card'
import { ColumnHeads, LeftColumns } from './left-columns'
import { useBands } from './use-bands'
import { useCardScroll } from './use-card-scroll'
import { usePortKeys } from './use-port-keys'
import { useScale } from './use-scale'

/** Kept mounted beyond the edges, so that scrolling shows no empty place. */
const MARGIN = 120

/** Of the columns left of the ports. */
const LEFT_HEIGHT_MIN = 200

/** Clients → listeners → rules → target groups → instance:host port → container:port, as one live picture. */
export function PortsMap({ picture }: { readonly picture: PortsPicture }) {
  const [frame, size] = useSize<HTMLDivElement>()
  return (
    <section aria-label="Port map" className="flex min-h-0 flex-1 flex-col">
      <ColumnHeads columns={useMemo(() => columnsFor(size.width), [size.width])} />
      <div ref={frame} className="relative min-h-0 flex-1 overflow-hidden">
        {size.width > 0 && size.height > 0 && <SizedMap picture={picture} {...size} />}
      </div>
    </section>
  )
}

interface SizedMapProps {
  readonly picture: PortsPicture
  readonly width: number
  readonly height: number
}

function SizedMap({ picture, width, height }: SizedMapProps) {
  const columns = useMemo(() => columnsFor(width), [width])
  const scale = useScale(picture, height)
  const cards = useMemo(
    () => cardsOf(picture.world.instance, picture.mappings, picture.collisions),
    [picture],
  )
  const layout = useMemo(
    () => mapLayout(picture, columns, { height: besideCards(cards.height, height), scale }),
    [picture, columns, cards.height, height, scale],
  )
  const way = useLitWay(picture, columns.stages)
  const painter = useRef<BandPainter | null>(null)
  const bands = useBands(painter)
  const on = useMemo(() => new Set(way.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))), [way])
  const place = columns.places.get('port') ?? { x: 0, width }

  const [columnsTop, setColumnsTop] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const { top, onScroll, reveal } = useCardScroll(scroller, cards, height)
  const { stop, onKeyDown } = usePortKeys({ scroller, cards, top, height, reveal })
  const shown = cardsBetween(cards, top - MARGIN, top + height + MARGIN)
  return (
    // Bands are pointed at; by keyboard the nodes at their ends light the same ways.
    <div className="absolute inset-0" {...bands.handlers}>
      <BandsLayer
        scene={{ ...layout, rowY: cards.rowY, portX: place.x + 8, scale }}
        sight={{ cardsTop: top, columnsTop, height }}
        way={way}
        painter={painter}
      />
      <div
        className="absolute inset-y-0 left-0 overflow-y-auto overflow-x-hidden"
        style={{ width: place.x }}
        onScroll={(event) => setColumnsTop(event.currentTarget.scrollTop)}
      >
        <LeftColumns picture={picture} columns={columns} placed={layout} rates={layout.rates} on={on} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move among the ports in it. */}
      <div
        ref={scroller}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        className="absolute inset-y-0 overflow-y-auto overflow-x-hidden"
        style={{ left: place.x, width: place.width }}
      >
        <div className="relative" style={{ height: cards.height }}>
          {shown.map((card) => (
            <InstanceCard
              key={card.instance.key}
              card={card}
              world={picture.world}
              scale={scale}
              width={place.width}
              stop={stop}
            />
          ))}
        </div>
      </div>
      {cards.list.length === 0 && <NoInstances left={place.x} />}
      {bands.pointed !== null && <BandNote {...bands.pointed} width={width} />}
    </div>
  )
}

/** Few ports stand at the top of a high window, and what leads to them stands beside them. */
function besideCards(cardsHeight: number, height: number): number {
  return Math.min(height, Math.max(cardsHeight, LEFT_HEIGHT_MIN))
}

function NoInstances({ left }: { readonly left: number }) {
  return (
    <p className="absolute top-8 px-4 text-ink-2" style={{ left }}>
      No instances yet. Ports appear when tasks start on one.
    </p>
  )
}

const NOTHING: Lit = { way: [], ports: new Set() }

/** The ways of what is pointed at: a port, a node or a band. The ports at their ends are told. */
function useLitWay(picture: PortsPicture, stages: readonly Stage[]): readonly Link[] {
  const lights = lightsOf(useRun())
  const lit = useStore(lights, (state) => state.lit)
  const through = useStore(lights, (state) => state.through)
  const { way, ports } = useMemo(() => {
    if (through !== null) return waysThrough(picture, through, stages)
    const mapping = lit === null ? undefined : picture.byKey.get(lit)
    return mapping === undefined ? NOTHING : { way: wayOf(picture, mapping, stages), ports: NOTHING.ports }
  }, [lit, through, picture, stages])
  useEffect(() => lights.setState({ along: ports }), [lights, ports])
  return way
}
