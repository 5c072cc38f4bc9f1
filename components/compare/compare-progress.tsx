'use client'

import { useStore } from 'zustand'
import type { ComparisonState } from '@/lib/view/compare/state'
import { plural } from '@/lib/view/describe/format'
import { RunsProgress } from './runs-progress'
import { useComparison } from './use-comparison'

export function CompareProgress() {
  const comparison = useComparison()
  const progress = useStore(comparison.state, (state) => state.progress)
  return (
    <RunsProgress
      running={progress.status === 'running' ? { ...progress, left: '' } : null}
      said={said(progress)}
      failure={progress.status === 'failed' ? progress.message : null}
    />
  )
}

function said(progress: ComparisonState['progress']): string {
  switch (progress.status) {
    case 'running':
      return `${plural(progress.all, 'run has', 'runs have')} begun.`
    case 'done':
      return 'All runs done.'
    default:
      return ''
  }
}
