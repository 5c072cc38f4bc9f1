'use client'

import { ReactFlowProvider } from '@xyflow/react'
import { Boxes, Table2 } from 'lucide-react'
import { useCallback, useState } from 'react'
import { deferred } from '@/components/deferred/deferred'
import { useCanvasFirst } from '@/components/hooks/use-canvas-first'
import { useView } from '@/components/hooks/use-run'
import { Segmented } from '@/components/ui/segmented'
import { Flow } from './flow'
import { RequestsLegend } from './requests/legend'
import { ThingHint } from './thing-hint'

const TableView = deferred(() => import('./table/table-view').then((module) => module.TableView))
const CarryLayer = deferred(() => import('./carry/carry-layer').then((module) => module.CarryLayer))
const ThingMenu = deferred(() => import('./thing-menu').then((module) => module.ThingMenu))

type Mode = 'canvas' | 'table'

const MODES = [
  { value: 'canvas', label: <Boxes aria-hidden size={15} />, name: 'Canvas view', title: 'Canvas' },
  {
    value: 'table',
    label: <Table2 aria-hidden size={15} />,
    name: 'Table view',
    title: 'The same information as tables',
  },
] as const

/** The centre of the screen: the canvas, or the same as tables. */
export function Canvas() {
  const isDrawn = useCanvasFirst()
  const [mode, setMode] = useState<Mode>('canvas')
  const [legendHeight, setLegendHeight] = useState(0)
  const legend = useCallback((element: HTMLDivElement) => tellHeight(element, setLegendHeight), [])
  // Then all is dimmed but one request, and its bar stands there.
  const isFollowing = useView(({ followedRequestId }) => followedRequestId !== null)
  return (
    <ReactFlowProvider>
      <div data-carry-pane="" className="absolute inset-0">
        {mode === 'canvas' ? <Flow legendHeight={legendHeight} /> : <TableView />}
        {mode === 'canvas' && !isFollowing && (
          // A phone's picture ends above it: half a card under words can be read as little as the words.
          <div className="pointer-events-none absolute bottom-[52px] left-3.5 z-[6] max-w-[calc(100%-28px)] max-[600px]:inset-x-0 max-[600px]:bottom-0 max-[600px]:max-w-none max-[600px]:border-line max-[600px]:border-t max-[600px]:bg-canvas max-[600px]:px-3.5 max-[600px]:pt-1 max-[600px]:pb-[54px]">
            <div ref={legend}>
              <RequestsLegend />
            </div>
          </div>
        )}
        <div data-control className="absolute top-3 right-3 z-10">
          <Segmented label="View" value={mode} options={MODES} onChange={setMode} size="sm" />
        </div>
        {isDrawn && <CarryLayer />}
        {mode === 'canvas' && <ThingHint />}
        {isDrawn && <ThingMenu />}
      </div>
    </ReactFlowProvider>
  )
}

/** The picture and messages at the foot of the main area stand above the legend. */
function tellHeight(legend: HTMLDivElement, setHeight: (px: number) => void): () => void {
  const style = legend.closest('main')?.style
  const observer = new ResizeObserver(() => {
    style?.setProperty('--legend', `${legend.offsetHeight}px`)
    setHeight(legend.offsetHeight)
  })
  observer.observe(legend)
  return () => {
    observer.disconnect()
    style?.removeProperty('--legend')
  }
}
