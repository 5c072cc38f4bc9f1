'use client'

import { CalendarClock } from 'lucide-react'
import { useView } from '@/components/hooks/use-run'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { cx } from '@/components/ui/cx'
import { formatClock } from '@/lib/view/describe/format'
import { nextScripted } from '@/lib/view/describe/scripted'

/** Of the person's own time. */
const AHEAD_SECONDS = 12

/**
 * What the scenario does next by itself, shortly before it does: nobody is surprised by it in the middle of a gesture. On the canvas it
 * stands between the controls at the head, where it covers nothing, or below them; other views have their own heads there.
 */
export function ScriptedNext({ place }: { readonly place: 'head' | 'foot' }) {
  const isCanvas = useView((state) => state.mainView === 'canvas')
  const scripted = useView((state) => state.scenario?.scripted)
  const speed = useView((state) => state.transport.speed)
  const now = useNowSeconds() * 1_000_000
  const next = scripted === undefined ? null : nextScripted(scripted, { now, speed }, AHEAD_SECONDS)
  if (isCanvas !== (place === 'head')) return null
  const status = (
    <div
      role="status"
      aria-label="The scenario's next step"
      className={cx(
        isCanvas &&
          'absolute inset-x-3 top-[46px] flex justify-center @min-[800px]:top-2 @min-[800px]:right-[236px] @min-[800px]:left-[calc(var(--view-switch,0px)+20px)]',
      )}
    >
      {next !== null && (
        <p className="flex items-center gap-2 rounded-2xl border border-line-strong bg-surface px-3 py-1 text-sm leading-tight shadow-float @max-[900px]:text-xs">
          <CalendarClock aria-hidden size={14} className="shrink-0 text-ink-3 @max-[900px]:hidden" />
          <span>
            At <span className="num">{formatClock(next.at)}</span> the scenario will {next.text}.
          </span>
        </p>
      )}
    </div>
  )
  if (!isCanvas) return status
  // A container of its own: one around the canvas would be what its fixed parts are placed by, in some browsers.
  return <div className="@container pointer-events-none absolute inset-x-0 top-0 z-10">{status}</div>
}
