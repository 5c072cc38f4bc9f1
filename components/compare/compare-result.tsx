'use client'

import { useStore } from 'zustand'
import type { Compared } from '@/lib/view/compare/state'
import { CompareTable } from './compare-table'
import { Courses } from './courses'
import { Differences } from './differences'
import { useComparison } from './use-comparison'
import { VerdictCard } from './verdict-card'

/** What a comparison came to, as far as it is. */
export function CompareResult({ result }: { readonly result: Compared }) {
  const comparison = useComparison()
  const mode = useStore(comparison.state, (state) => state.mode)
  return (
    <>
      <VerdictCard result={result} />
      {mode === 'lanes' ? (
        <>
          <Courses result={result} />
          <Differences result={result} />
        </>
      ) : (
        <CompareTable result={result} />
      )}
    </>
  )
}
