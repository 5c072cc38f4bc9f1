'use client'

import '@/components/ports/ports.css'
import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import { useRun } from '@/components/hooks/use-run'
import { PortsLegend } from '@/components/ports/ports-legend'
import { PortsMap } from '@/components/ports/ports-map'
import { useIsAnyLit } from '@/components/ports/use-is-any-lit'
import { usePictureOf, useRequestWays } from '@/components/ports/use-ports-picture'
import { useSize } from '@/components/statechart/use-size'
import { lightsOf } from '@/lib/view/ports/lights'
import type { ShownPorts } from './messages'

interface StageProps {
  /** Over the map: its title and what its colours mean. */
  readonly children: ReactNode
}

/** The presenter's port map: pointing at something lights its way on the wall, too. */
export function PresenterPorts({
  isLit,
  onPorts,
  children,
}: StageProps & { readonly isLit: boolean; readonly onPorts: (ports: ShownPorts | null) => void }) {
  const ways = useRequestWays()
  const { lit, through } = useStore(lightsOf(useRun()))
  useEffect(
    () => onPorts({ ways, lit: isLit ? lit : null, through: isLit ? through : null }),
    [onPorts, ways, isLit, lit, through],
  )
  useEffect(() => () => onPorts(null), [onPorts])
  return <Stage ways={ways}>{children}</Stage>
}

/** The same on the wall: nothing on it can be pressed. */
export function WallPorts({ ports, children }: StageProps & { readonly ports: ShownPorts }) {
  const lights = lightsOf(useRun())
  const { ways, lit, through } = ports
  useEffect(() => lights.setState({ lit, through }), [lights, lit, through])
  return (
    <div inert className="absolute inset-0">
      <Stage ways={ways}>{children}</Stage>
    </div>
  )
}

/** How much larger than at a desk: its smallest letters have 10 pixels, and 17 on a wall that is 1,920 pixels wide. */
const SCALE = 1.72 / 1_920
const SCALE_MIN = 1.1
/** Below the title and the legend, and above the caption. */
const INSETS = { top: 76, side: 36, bottom: 20 }

function Stage({ ways, children }: StageProps & Pick<ShownPorts, 'ways'>) {
  const picture = usePictureOf(ways)
  const isAnyLit = useIsAnyLit(picture)
  const [ref, { width, height }] = useSize<HTMLDivElement>()
  const scale = Math.max(SCALE_MIN, width * SCALE)
  return (
    <div ref={ref} className="absolute inset-0 overflow-hidden">
      {width > 0 && (
        <div
          data-lit={isAnyLit || undefined}
          className="ports-view absolute flex origin-top-left flex-col"
          style={{
            left: INSETS.side,
            top: INSETS.top,
            width: (width - 2 * INSETS.side) / scale,
            height: (height - INSETS.top - INSETS.bottom) / scale,
            transform: `scale(${scale})`,
          }}
        >
          <PortsMap picture={picture} />
          <PortsLegend />
        </div>
      )}
      {children}
    </div>
  )
}
