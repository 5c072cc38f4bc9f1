'use client'

import { CalendarClock } from 'lucide-react'
import { useView } from '@/components/hooks/use-run'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { formatClock } from '@/lib/view/describe/format'
import { nextScripted } from '@/lib/view/describe/scripted'

/** Of the person's own time. */
const AHEAD_SECONDS = 12

/** What the scenario does next by itself, shortly before it does: nobody is surprised by it in the middle of a gesture. */
export function ScriptedNext() {
  const scripted = useView((state) => state.scenario?.scripted)
  const speed = useView((state) => state.transport.speed)
  const now = useNowSeconds() * 1_000_000
  const next = scripted === undefined ? null : nextScripted(scripted, { now, speed }, AHEAD_SECONDS)
  return (
    <div role="status" aria-label="The scenario's next step">
      {next !== null && (
        <p className="pointer-events-auto flex items-center gap-2 rounded-full border border-line-strong bg-surface px-3 py-1 text-sm shadow-float">
          <CalendarClock aria-hidden size={14} className="shrink-0 text-ink-3" />
          <span>
            At <span className="num">{formatClock(next.at)}</span> the scenario will {next.text}.
          </span>
        </p>
      )}
    </div>
  )
}
