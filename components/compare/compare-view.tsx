'use client'

import { useStore } from 'zustand'
import { CompareForm } from './compare-form'
import { CompareResult } from './compare-result'
import { ExperimentPage } from './experiment-page'
import { useComparison } from './use-comparison'
import './compare.css'

/** The scenario that is open against another course of it, on the same seeds. */
export function CompareView() {
  const comparison = useComparison()
  const result = useStore(comparison.state, (state) => state.result)
  return (
    <ExperimentPage label="Compare" className="compare-view" experiment={comparison}>
      <CompareForm />
      {result !== null && <CompareResult result={result} />}
    </ExperimentPage>
  )
}
