'use client'

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useRun, useView } from '@/components/hooks/use-run'
import { SweepForm } from './sweep-form'
import { SweepResult } from './sweep-result'
import './sweep.css'

/** The scenario that is open with one or two of its values varied, on the same seeds. */
export function SweepView() {
  const { sweep } = useRun()
  const run = useView((state) => state.run)
  const isReady = useView(({ connection }) => connection.state === 'ready')
  const result = useStore(sweep.state, (state) => state.result)
  // Another run may have another scenario.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each run.
  useEffect(() => {
    if (isReady) void sweep.look()
  }, [sweep, isReady, run])
  useEffect(() => () => sweep.leave(), [sweep])
  return (
    <section
      aria-label="Heat map"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="sweep-view @container absolute inset-x-0 top-[48px] bottom-0 overflow-auto px-3.5 pt-1 pb-[64px] focus-visible:-outline-offset-2"
    >
      <div className="flex min-w-0 flex-col gap-3">
        <SweepForm />
        {result !== null && <SweepResult result={result} />}
      </div>
    </section>
  )
}
