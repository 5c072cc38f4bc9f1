'use client'

import dynamic from 'next/dynamic'
import { PaneBoundary } from '@/components/shell/pane-boundary'

// Nothing on the canvas exists before the worker's first frame, so there is nothing for the server to draw.
const load = () => import('@/components/canvas/canvas').then((module) => module.Canvas)
const Canvas = dynamic(load, { ssr: false })

// Asked for before React wakes the page: it comes while that goes on.
if (typeof window !== 'undefined') void load()

export function CanvasSlot() {
  return (
    <PaneBoundary name="The canvas">
      <Canvas />
    </PaneBoundary>
  )
}
