'use client'

import { useStore } from 'zustand'
import { useRun } from '@/components/hooks/use-run'
import type { SweepProgress as Progress } from '@/lib/view/sweep/state'
import { leftText } from '@/lib/view/sweep/words'

/** How far the runs are and how long they will take, or what is wrong with what was stated. */
export function SweepProgress() {
  const { sweep } = useRun()
  const progress = useStore(sweep.state, (state) => state.progress)
  const isRunning = progress.status === 'running' && progress.all > 0
  return (
    <div className="flex min-h-7 min-w-[160px] flex-1 flex-wrap items-center gap-x-2 text-sm">
      {isRunning && (
        <progress
          aria-label="Runs done"
          max={progress.all}
          value={progress.done}
          className="h-1.5 w-[140px] accent-[var(--good)]"
        />
      )}
      {isRunning && (
        <span className="num text-ink-2">
          {progress.done} of {progress.all} runs
          {progress.leftMs !== null && progress.done < progress.all && `, ${leftText(progress.leftMs)}`}
        </span>
      )}
      <p role="status" className={isRunning ? 'only-spoken' : 'text-ink-2'}>
        {said(progress)}
      </p>
      {progress.status === 'failed' && (
        <p role="alert" className="wrap-anywhere text-bad-text">
          {progress.message}
        </p>
      )}
    </div>
  )
}

function said(progress: Progress): string {
  switch (progress.status) {
    case 'running':
      return progress.all === 0 ? 'Checking the cells…' : `${progress.all} runs have begun.`
    case 'done':
      return `All ${progress.all} runs done.`
    case 'stopped':
      return `Stopped after ${progress.done} of ${progress.all} runs. Run goes on with the others.`
    default:
      return ''
  }
}
