'use client'

import dynamic from 'next/dynamic'
import { ViewAside } from '@/components/views/main-area'
import { useCanvasFirst } from './use-canvas-first'

/** The inspector draws statecharts: it is loaded beside the page, not with it. */
const Inspector = dynamic(
  () => import('@/components/inspector/inspector').then((module) => module.Inspector),
  {
    ssr: false,
  },
)

export function InspectorSlot() {
  if (!useCanvasFirst()) return null
  return (
    <div className="flex h-full flex-col">
      <ViewAside />
      <div className="relative min-h-0 flex-1">
        <Inspector />
      </div>
    </div>
  )
}
