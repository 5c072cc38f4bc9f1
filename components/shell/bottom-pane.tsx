'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useViewStore } from '@/components/hooks/use-view-store'
import { PaneBoundary } from './pane-boundary'
import { Resizer } from './resizer'

const Charts = dynamic(() => import('@/components/charts/charts').then((module) => module.Charts), {
  ssr: false,
})
const EventLog = dynamic(() => import('@/components/events/event-log').then((module) => module.EventLog), {
  ssr: false,
})

/** Charts and the event log, under the canvas. */
export function BottomPane() {
  const open = useViewStore((state) => state.panels.bottom)
  const tab = useViewStore((state) => state.bottomTab)
  const [height, setHeight] = useState(214)
  return (
    <section
      id="charts"
      aria-label="Charts and events"
      hidden={!open}
      tabIndex={-1}
      style={{ height }}
      className="relative shrink-0 border-t border-line bg-surface max-h-[45vh]"
    >
      <Resizer
        label="Height of charts and events"
        edge="top"
        size={height}
        min={120}
        max={480}
        onResize={setHeight}
      />
      <div className="h-full overflow-auto">
        <PaneBoundary name={tab === 'charts' ? 'Charts' : 'Events'}>
          {tab === 'charts' ? <Charts /> : <EventLog />}
        </PaneBoundary>
      </div>
    </section>
  )
}
