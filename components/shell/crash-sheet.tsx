'use client'

import { TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { runAction } from '@/components/actions/action'
import { startOverAction } from '@/components/actions/start-over-action'
import { undoAction } from '@/components/actions/undo-action'
import { useRun } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { formatClock } from '@/lib/view/describe/format'
import type { Crash } from '@/lib/view/run/session-state'

/** The simulation broke one of its own rules: what, where exactly, and the ways back. */
export function Crashed({ crash }: { readonly crash: Crash }) {
  const run = useRun()
  const { canUndo } = crash
  return (
    <Sheet title="The simulation hit an error and stopped" message={crash.message}>
      <p className="text-ink-2">
        This is a bug in Dockyard, not something you did. The same scenario, seed and commands reproduce it,
        so these details are all that anyone needs to find it.
      </p>
      <dl className="num grid grid-cols-[72px_1fr] gap-y-1 text-sm">
        <dt className="text-ink-3">seed</dt>
        <dd>{crash.seed}</dd>
        <dt className="text-ink-3">step</dt>
        <dd>{crash.step}</dd>
        <dt className="text-ink-3">time</dt>
        <dd>
          {formatClock(crash.at)} ({crash.at} µs)
        </dd>
        <dt className="text-ink-3">commands</dt>
        <dd>{crash.record.commands.length}</dd>
      </dl>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => downloadRecord(crash)}>Download the details</Button>
        <Button onClick={() => runAction(startOverAction, run)} variant={canUndo ? 'plain' : 'primary'}>
          Start over
        </Button>
        {canUndo && (
          <Button variant="primary" onClick={() => runAction(undoAction, run)}>
            Go back to before the last command
          </Button>
        )}
      </div>
    </Sheet>
  )
}

/** Its worker is gone. */
export function Lost({ message }: { readonly message: string }) {
  const run = useRun()
  return (
    <Sheet title="The simulation stopped unexpectedly" message={message}>
      <p className="text-ink-2">
        The browser ended it, or it could not load. Your work is saved: reload the page to run it again up to
        this point.
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={() => runAction(startOverAction, run)}>Start over</Button>
        <Button variant="primary" onClick={() => location.reload()}>
          Reload the page
        </Button>
      </div>
    </Sheet>
  )
}

function Sheet({
  title,
  message,
  children,
}: {
  readonly title: string
  readonly message: string
  readonly children: React.ReactNode
}) {
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => sheet.current?.focus(), [])
  return (
    <div className="absolute inset-0 z-30 flex items-center justify-center bg-canvas/80 p-4">
      <section
        ref={sheet}
        tabIndex={-1}
        role="alertdialog"
        aria-labelledby="crash-title"
        className="flex w-full max-w-xl flex-col gap-4 rounded-xl border border-bad/40 bg-surface p-5 shadow-float"
      >
        <h2 id="crash-title" className="flex items-center gap-2 text-lg font-semibold">
          <TriangleAlert aria-hidden size={18} className="text-bad-text" />
          {title}
        </h2>
        <pre className="num max-h-40 overflow-auto rounded-card bg-surface-2 p-3 text-sm whitespace-pre-wrap">
          {message}
        </pre>
        {children}
      </section>
    </div>
  )
}

function downloadRecord(crash: Crash): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(crash, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `dockyard-crash-${crash.seed}-${crash.step}.json`
  link.click()
  URL.revokeObjectURL(url)
}
