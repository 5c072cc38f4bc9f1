'use client'

import { useStore } from 'zustand'
import { ExperimentPage } from '@/components/compare/experiment-page'
import { SweepForm } from './sweep-form'
import { SweepResult } from './sweep-result'
import { useSweep } from './use-sweep'
import './sweep.css'

/** The scenario that is open with one or two of its values varied, on the same seeds. */
export function SweepView() {
  const sweep = useSweep()
  const result = useStore(sweep.state, (state) => state.result)
  return (
    <ExperimentPage label="Heat map" className="sweep-view" experiment={sweep}>
      <SweepForm />
      {result !== null && <SweepResult result={result} />}
    </ExperimentPage>
  )
}
