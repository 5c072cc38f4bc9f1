'use client'

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useRun, useView } from '@/components/hooks/use-run'
import { CompareForm } from './compare-form'
import { CompareResult } from './compare-result'
import './compare.css'

/** The scenario that is open against another course of it, on the same seeds. */
export function CompareView() {
  const { comparison } = useRun()
  const run = useView((state) => state.run)
  const isReady = useView(({ connection }) => connection.state === 'ready')
  const result = useStore(comparison.state, (state) => state.result)
  // Another run may have another scenario.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each run.
  useEffect(() => {
    if (isReady) void comparison.look()
  }, [comparison, isReady, run])
  useEffect(() => () => comparison.leave(), [comparison])
  return (
    <section
      aria-label="Compare"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="compare-view @container absolute inset-x-0 top-[48px] bottom-0 overflow-auto px-3.5 pt-1 pb-[64px] focus-visible:-outline-offset-2"
    >
      <div className="flex min-w-0 flex-col gap-3">
        <CompareForm />
        {result !== null && <CompareResult result={result} />}
      </div>
    </section>
  )
}
