'use client'

import { useStore } from 'zustand'
import { useRun } from '@/components/hooks/use-run'

/** How far the runs are, or what is wrong with what was stated. */
export function CompareProgress() {
  const { comparison } = useRun()
  const progress = useStore(comparison.state, (state) => state.progress)
  return (
    <div className="flex min-h-7 min-w-[160px] flex-1 items-center gap-2 text-sm">
      {progress.status === 'running' && (
        <progress
          aria-label="Runs done"
          max={progress.all}
          value={progress.done}
          className="h-1.5 w-[140px] accent-[var(--good)]"
        />
      )}
      {progress.status === 'running' && (
        <span className="num text-ink-2">
          {progress.done} of {progress.all} runs
        </span>
      )}
      <p role="status" className={progress.status === 'done' ? 'text-ink-2' : 'only-spoken'}>
        {progress.status === 'running' && `${progress.all} runs have begun.`}
        {progress.status === 'done' && 'All runs done.'}
      </p>
      {progress.status === 'failed' && (
        <p role="alert" className="wrap-anywhere text-bad-text">
          {progress.message}
        </p>
      )}
    </div>
  )
}
