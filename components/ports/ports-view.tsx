'use client'

import './ports.css'
import { useEffect } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import { useSize } from '@/components/statechart/use-size'
import { lightsOf, UNLIT } from '@/lib/view/ports/lights'
import { MappingTable } from './mapping-table'
import { PortsLegend } from './ports-legend'
import { PortsMap } from './ports-map'
import { SetUpsView } from './set-ups/set-ups-view'
import { useIsAnyLit } from './use-is-any-lit'
import { usePortsPicture } from './use-ports-picture'

/** From this height on there is room for the table below the map. */
const BOTH_FROM = 560

/** Which port leads where, in the run of the page or in one service's set-ups. */
export function PortsView() {
  const mode = useView(({ ports }) => ports.mode)
  return mode === 'set-ups' ? <SetUpsView /> : <OwnPorts mode={mode} />
}

/** The map with its port spaces, and the table. */
function OwnPorts({ mode }: { readonly mode: 'map' | 'table' }) {
  const picture = usePortsPicture()
  const lights = lightsOf(useRun())
  const isAnyLit = useIsAnyLit(picture)
  useEffect(() => () => lights.setState(UNLIT), [lights])
  const [ref, { width, height }] = useSize<HTMLDivElement>()
  const hasTable = mode === 'table' || (height >= BOTH_FROM && width >= 480)
  return (
    <section
      aria-label="Ports"
      data-carry-pane=""
      data-lit={isAnyLit || undefined}
      className="ports-view absolute inset-0 px-3.5 pt-[50px] pb-[60px]"
    >
      <div ref={ref} className="flex h-full min-h-0 flex-col gap-1.5">
        {mode === 'map' && (
          <div className="flex min-h-0 flex-[1.7] flex-col">
            <PortsMap picture={picture} />
            <PortsLegend />
          </div>
        )}
        {hasTable && (
          <div className="flex min-h-0 flex-1 flex-col">
            <MappingTable mappings={picture.mappings} />
          </div>
        )}
      </div>
    </section>
  )
}
