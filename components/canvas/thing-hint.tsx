'use client'

import { lazy, Suspense, useRef } from 'react'
import { useHint } from './hooks/use-hint'

const HintCard = lazy(() => import('./hint-card').then((module) => ({ default: module.HintCard })))

/** Name and numbers of the task or instance that is pointed at or has the focus: one for the whole canvas. */
export function ThingHint() {
  const ref = useRef<HTMLDivElement>(null)
  const hint = useHint(ref)
  return (
    <div ref={ref} className="contents">
      <Suspense fallback={null}>
        {hint !== null && <HintCard key={hint.key} thing={hint.key} at={hint.rect} />}
      </Suspense>
    </div>
  )
}
