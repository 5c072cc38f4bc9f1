'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { deferred } from '@/components/deferred/deferred'
import { useView } from '@/components/hooks/use-run'

const Present = deferred(
  () => import('./present').then((module) => module.Present),
  <p role="status" className="flex flex-1 items-center justify-center text-ink-3">
    Opening the stage…
  </p>,
)

/** The workbench, or, while somebody presents, the stage in its place. */
export function PresentGate({ children }: { readonly children: ReactNode }) {
  const presenting = useView((state) => state.presenting)
  const before = useRef(presenting)
  useEffect(() => {
    // Whoever leaves finds the focus where the picture is.
    if (before.current && !presenting) document.getElementById('canvas')?.focus()
    before.current = presenting
  }, [presenting])
  return presenting ? <Present /> : children
}
