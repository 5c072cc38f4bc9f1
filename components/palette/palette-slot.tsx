'use client'

import { deferred } from '@/components/deferred/deferred'
import { useCanvasFirst } from '@/components/hooks/use-canvas-first'

const Palette = deferred(() => import('./palette').then((module) => module.Palette))

/** Nothing can be carried before there is something to carry it to. */
export function PaletteSlot() {
  return useCanvasFirst() && <Palette />
}
