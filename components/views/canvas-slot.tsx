'use client'

import { deferred } from '@/components/deferred/deferred'
import { PaneBoundary } from '@/components/shell/pane-boundary'

// Nothing on the canvas exists before the worker's first frame, so there is nothing for the server to draw.
// Its code is on its way since before React woke the page (instrumentation-client.ts).
const Canvas = deferred(() => import('@/components/canvas/canvas').then((module) => module.Canvas))

export function CanvasSlot() {
  return (
    <PaneBoundary name="The canvas">
      <Canvas />
    </PaneBoundary>
  )
}
