'use client'

import dynamic from 'next/dynamic'
import { PaneBoundary } from './pane-boundary'

// Nothing on the canvas exists before the worker's first frame, so there is nothing for the server to draw.
const Canvas = dynamic(() => import('@/components/canvas/canvas').then((module) => module.Canvas), {
  ssr: false,
})

export function CanvasSlot() {
  return (
    <PaneBoundary name="The canvas">
      <Canvas />
    </PaneBoundary>
  )
}
