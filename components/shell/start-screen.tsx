'use client'

import { runAction } from '@/components/actions/action'
import { startOverAction } from '@/components/actions/start-over-action'
import { useRun, useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { formatClock } from '@/lib/view/describe/format'

/** Over the canvas until there is a run to look at; while a run is rebuilt it says how far it is. */
export function StartScreen() {
  const run = useRun()
  const connection = useView((state) => state.connection)
  const seconds = useView((state) => Math.floor(state.now / 1_000_000))
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
  if (connection.state !== 'rebuilding') return null
  const total = Math.max(1, connection.until / 1_000_000)
  return (
    <div className="pointer-events-none absolute inset-x-0 top-4 z-20 flex justify-center">
      <div className="pointer-events-auto flex w-80 flex-col gap-2 rounded-xl border border-line bg-surface p-3 shadow-float">
        <p className="flex justify-between gap-2">
          Restoring your run
          <span className="num text-ink-2">{formatClock(connection.until)}</span>
        </p>
        <progress
          aria-label="Restoring your run"
          value={Math.min(seconds, total)}
          max={total}
          className="h-1.5 w-full accent-ink"
        />
        <Button size="sm" className="self-end" onClick={() => runAction(startOverAction, run)}>
          Start over instead
        </Button>
      </div>
    </div>
  )
}
