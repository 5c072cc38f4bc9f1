'use client'

import { ReactFlowProvider } from '@xyflow/react'
import { Boxes, Table2 } from 'lucide-react'
import { useState } from 'react'
import { useView } from '@/components/hooks/use-run'
import { Segmented } from '@/components/ui/segmented'
import { CarryLayer } from './carry/carry-layer'
import { Flow } from './flow'
import { RequestsLegend } from './requests/legend'
import { TableView } from './table/table-view'
import { ThingHint } from './thing-hint'
import { ThingMenu } from './thing-menu'

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
  const [mode, setMode] = useState<Mode>('canvas')
  // Then all is dimmed but one request, and its bar stands there.
  const isFollowing = useView(({ followedRequestId }) => followedRequestId !== null)
  return (
    <ReactFlowProvider>
      <div data-carry-pane="" className="absolute inset-0">
        {mode === 'canvas' ? <Flow /> : <TableView />}
        {mode === 'canvas' && !isFollowing && (
          <div className="pointer-events-none absolute bottom-[52px] left-3.5 z-[6] max-w-[calc(100%-28px)]">
            <RequestsLegend />
          </div>
        )}
        <div data-control className="absolute top-3 right-3 z-10">
          <Segmented label="View" value={mode} options={MODES} onChange={setMode} size="sm" />
        </div>
        <CarryLayer />
        {mode === 'canvas' && <ThingHint />}
        <ThingMenu />
      </div>
    </ReactFlowProvider>
  )
}
