'use client'

import { useEffect, useState } from 'react'
import { runAction } from '@/components/actions/action'
import { startOverAction } from '@/components/actions/start-over-action'
import { useRun, useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { formatClock } from '@/lib/view/describe/format'
import { notifyFailure } from '@/lib/view/run/notify-failure'
import type { Connection } from '@/lib/view/run/session-state'
import { momentAt, secondsOf } from '@/lib/view/time/moment'
import { leftMs, leftText } from '@/lib/view/time/time-left'

/** Over the canvas until there is a run to look at; while a run is replayed it says how far it is. */
export function StartScreen() {
  const connection = useView((state) => state.connection)
  if (connection.state === 'starting') {
    return (
      <p
        role="status"
        className="pointer-events-none absolute inset-0 z-20 flex items-center justify-center text-ink-3"
      >
        Starting the simulation…
      </p>
    )
  }
  return connection.state === 'rebuilding' && <Replay key={connection.until} {...connection} />
}

function Replay({ what, until }: Extract<Connection, { state: 'rebuilding' }>) {
  const run = useRun()
  // What is on the screen is the run before it, until the first picture of this one comes.
  const [before] = useState(() => run.store.getState().run)
  const seconds = useView((state) => (state.run === before ? 0 : Math.floor(secondsOf(state.now))))
  const all = secondsOf(until)
  const left = useTimeLeft(seconds, all)
  const doing = `Replaying ${what}`
  return (
    <div className="pointer-events-none absolute inset-x-0 top-4 z-20 flex justify-center px-3">
      <section
        aria-label={doing}
        className="pointer-events-auto flex w-96 flex-col gap-2 rounded-xl border border-line bg-surface p-3 shadow-float"
      >
        <p className="font-semibold">{doing}</p>
        <p className="text-sm text-ink-2">
          A run is kept as its scenario and what you did, and computed again when it is opened.
        </p>
        <ProgressBar
          label={doing}
          done={seconds}
          all={all}
          text={`${formatClock(momentAt(seconds))} of ${formatClock(until)}${left === null ? '' : `, ${left}`}`}
        />
        <div className="flex justify-end gap-2">
          <Button
            size="sm"
            onClick={() =>
              void run.call('endReplay', {}).catch((error: unknown) => notifyFailure(run, error))
            }
          >
            Stop here
          </Button>
          <Button size="sm" onClick={() => runAction(startOverAction, run)}>
            Start over instead
          </Button>
        </div>
      </section>
    </div>
  )
}

/** By what has been done since this is shown. */
function useTimeLeft(done: number, all: number): string | null {
  const [begun] = useState(() => ({ done, ms: performance.now() }))
  const [ms, setMs] = useState(begun.ms)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is measured whenever there is news.
  useEffect(() => setMs(performance.now()), [done])
  const left = leftMs({ done: done - begun.done, all: all - begun.done, elapsedMs: ms - begun.ms })
  return left === null ? null : leftText(left)
}
