'use client'

import { useRef } from 'react'
import { deferred } from '@/components/deferred/deferred'
import { useHint } from './hooks/use-hint'

const HintCard = deferred(() => import('./hint-card').then((module) => module.HintCard))

/** Name and numbers of the task or instance that is pointed at or has the focus: one for the whole canvas. */
export function ThingHint() {
  const ref = useRef<HTMLDivElement>(null)
  const hint = useHint(ref)
  return (
    <div ref={ref} className="contents">
      {hint !== null && <HintCard key={hint.key} thing={hint.key} at={hint.rect} />}
    </div>
  )
}
