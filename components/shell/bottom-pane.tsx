'use client'

import { deferred } from '@/components/deferred/deferred'
import { useCanvasFirst } from '@/components/hooks/use-canvas-first'
import { useMedia } from '@/components/hooks/use-media'
import { useView } from '@/components/hooks/use-run'
import { bottomShown } from '@/lib/view/run/bottom-shown'
import { PaneBoundary } from './pane-boundary'
import { Resizer } from './resizer'
import { usePanelSize } from './use-panel-size'

const Charts = deferred(() => import('@/components/charts/charts').then((module) => module.Charts))
const EventLog = deferred(() => import('@/components/events/event-log').then((module) => module.EventLog))

/** As on a projector: what is under the canvas must not take from its height. */
const SHORT_WINDOW = '(max-height: 820px)'
const NATURAL_PX = { tall: 214, short: 168 }
const MIN_PX = 150
/** Two rows of marks over the rail. */
const TIMELINE_PX = 54
const MAX_PX = 480

/** Charts and the event log, under the canvas. */
export function BottomPane() {
  const shown = useView(bottomShown)
  const hasCanvas = useCanvasFirst()
  const natural = useMedia(SHORT_WINDOW) ? NATURAL_PX.short : NATURAL_PX.tall
  const [height, setHeight] = usePanelSize('bottom', { natural, min: MIN_PX, max: MAX_PX })
  return (
    <section
      id="charts"
      aria-label="Charts and events"
      hidden={shown === null}
      tabIndex={-1}
      style={{ height: shown === 'timeline' ? TIMELINE_PX : height }}
      className="relative shrink-0 border-t border-line bg-surface max-h-[45vh]"
    >
      {shown !== 'timeline' && (
        <Resizer
          label="Height of charts and events"
          edge="top"
          size={height}
          min={MIN_PX}
          max={MAX_PX}
          onResize={setHeight}
        />
      )}
      <div className="pane-content">
        <PaneBoundary name={shown === 'events' ? 'Events' : 'Charts'}>
          {hasCanvas &&
            (shown === 'events' ? <EventLog /> : <Charts isTimelineOnly={shown === 'timeline'} />)}
        </PaneBoundary>
      </div>
    </section>
  )
}
