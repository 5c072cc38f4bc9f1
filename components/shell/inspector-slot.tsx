'use client'

import { deferred } from '@/components/deferred/deferred'
import { Terms } from '@/components/glossary/terms'
import { useCanvasFirst } from '@/components/hooks/use-canvas-first'
import { ViewAside } from '@/components/views/main-area'

/** The inspector draws statecharts: it is loaded beside the page, not with it. */
const Inspector = deferred(() =>
  import('@/components/inspector/inspector').then((module) => module.Inspector),
)

export function InspectorSlot() {
  if (!useCanvasFirst()) return null
  return (
    <Terms className="flex h-full flex-col">
      <ViewAside />
      <div className="relative min-h-0 flex-1">
        <Inspector />
      </div>
    </Terms>
  )
}
