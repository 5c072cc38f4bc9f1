'use client'

import { useStore } from 'zustand'
import { RunsProgress } from '@/components/compare/runs-progress'
import { plural } from '@/lib/view/describe/format'
import type { SweepProgress as Progress } from '@/lib/view/sweep/state'
import { leftText } from '@/lib/view/time/time-left'
import { useSweep } from './use-sweep'

export function SweepProgress() {
  const sweep = useSweep()
  const progress = useStore(sweep.state, (state) => state.progress)
  return (
    <RunsProgress
      running={runningOf(progress)}
      said={said(progress)}
      failure={progress.status === 'failed' ? progress.message : null}
    />
  )
}

/** Null while the cells are checked: nobody knows how many runs there will be. */
function runningOf(progress: Progress) {
  if (progress.status !== 'running' || progress.all === 0) return null
  const { done, all, leftMs } = progress
  return { done, all, left: leftMs !== null && done < all ? `, ${leftText(leftMs)}` : '' }
}

function said(progress: Progress): string {
  switch (progress.status) {
    case 'running':
      return progress.all === 0
        ? 'Checking the cells…'
        : `${plural(progress.all, 'run has', 'runs have')} begun.`
    case 'done':
      return progress.all === 1 ? '1 run done.' : `All ${plural(progress.all, 'run')} done.`
    case 'stopped':
      return `Stopped after ${progress.done} of ${plural(progress.all, 'run')}. Run goes on with the others.`
    default:
      return ''
  }
}
