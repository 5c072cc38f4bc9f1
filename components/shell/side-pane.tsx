'use client'

import type { ReactNode } from 'react'
import { useCarry } from '@/components/canvas/hooks/use-carry'
import { useView } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import { PaneBoundary } from './pane-boundary'
import { Resizer } from './resizer'
import { usePanelSize } from './use-panel-size'

export interface SidePaneProps {
  readonly side: 'left' | 'right'
  readonly id: string
  readonly label: string
  readonly width: number
  readonly widthMin: number
  readonly widthMax: number
  readonly children: ReactNode
}

/** A form and its JSON beside each other, where there is room. */
const FORM_WIDTH = 680

/** A pane beside the canvas; where the window is narrow it lies over the canvas as a drawer. */
export function SidePane({ side, id, label, width, widthMin, widthMax, children }: SidePaneProps) {
  const open = useView((state) => state.panels[side])
  // What is carried goes onto the canvas, over which a drawer lies.
  const isCarrying = useCarry(({ carry }) => carry.phase === 'carrying')
  const isBuilding = useView(({ building }) => building !== null) && side === 'right'
  const isStarting = useView(({ connection }) => connection.state === 'starting')
  const [size, setSize] = usePanelSize(side, { natural: width, min: widthMin, max: widthMax })
  return (
    <section
      id={id}
      aria-label={label}
      hidden={!open}
      tabIndex={-1}
      style={{ width: isBuilding ? `max(${size}px, min(${FORM_WIDTH}px, 48vw))` : size }}
      className={cx(
        'relative shrink-0 border-line bg-surface',
        side === 'left' ? 'border-r' : 'border-l',
        'max-[899px]:absolute max-[899px]:inset-y-0 max-[899px]:z-20 max-[899px]:max-w-[85vw] max-[899px]:shadow-float',
        side === 'right' &&
          'max-[1180px]:absolute max-[1180px]:inset-y-0 max-[1180px]:right-0 max-[1180px]:z-20 max-[1180px]:shadow-float',
        side === 'left' ? 'max-[899px]:left-0' : 'max-[899px]:right-0',
        isCarrying && (side === 'left' ? 'max-[899px]:-translate-x-full' : 'max-[1180px]:translate-x-full'),
        // Before the page knows how wide it is, a drawer would lie over the start screen.
        isStarting && (side === 'left' ? 'max-[899px]:hidden' : 'max-[1180px]:hidden'),
        // On a phone a form needs all there is.
        isBuilding && 'max-[600px]:w-full! max-[600px]:max-w-none',
      )}
    >
      <div className="pane-content">
        <PaneBoundary name={label}>{children}</PaneBoundary>
      </div>
      <Resizer
        label={`Width of ${label}`}
        edge={side === 'left' ? 'right' : 'left'}
        size={size}
        min={widthMin}
        max={widthMax}
        onResize={setSize}
      />
    </section>
  )
}
