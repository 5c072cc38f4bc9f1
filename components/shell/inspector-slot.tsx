'use client'

import dynamic from 'next/dynamic'
import { useCanvasFirst } from './use-canvas-first'

/** The inspector draws statecharts: it is loaded beside the page, not with it. */
const Inspector = dynamic(
  () => import('@/components/inspector/inspector').then((module) => module.Inspector),
  {
    ssr: false,
  },
)

export function InspectorSlot() {
  return useCanvasFirst() ? <Inspector /> : null
}
