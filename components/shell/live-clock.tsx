'use client'

import { useView } from '@/components/hooks/use-run'
import { useClockText, useTransport } from '@/components/hooks/use-transport'
import { useTime } from '@/components/time/time-context'
import { cx } from '@/components/ui/cx'
import type { Standing } from '@/lib/protocol'
import { formatClock } from '@/lib/view/describe/format'
import { PaceNote } from './pace-note'

/** Whether what is shown is the run's newest moment, one of its past, or a fork; colour and words both say it. */
const PLACES = {
  live: { look: '', words: null },
  past: {
    look: 'rounded-md bg-warning-soft px-1.5 py-1 -my-1',
    words: ['past', ({ tip }: Standing) => ` of ${formatClock(tip ?? 0)}`],
  },
  forked: {
    look: 'rounded-md bg-accent-soft px-1.5 py-1 -my-1',
    words: ['fork', ({ forkedAt }: Standing) => ` since ${formatClock(forkedAt ?? 0)}`],
  },
} as const

function usePlace() {
  const where = useTime(({ value }) => value.where) ?? 'live'
  const isSlow = useTime((snapshot) => snapshot.hasTag('slow')) === true
  const standing = useView((state) => state.standing)
  const { look, words } = PLACES[where === 'arriving' ? 'live' : where]
  if (isSlow) return { look, words: 'going there…' }
  if (words === null) return { look, words }
  const [short, more] = words
  return {
    look,
    words: (
      <span className="whitespace-nowrap">
        {short}
        <span className="max-[480px]:hidden">{more(standing)}</span>
      </span>
    ),
  }
}

/** Simulated time since the start; says so when the simulation cannot keep up with the speed asked for. */
export function LiveClock() {
  const text = useClockText()
  const place = usePlace()
  const seed = useView((state) => state.scenario?.seed ?? null)
  const { playing, speed, keepingUp } = useTransport()
  // While the clock is held: a step may be shorter than a second, and would not be seen.
  const milliseconds = useView(({ now, transport, connection }) =>
    transport.playing || connection.state !== 'ready'
      ? null
      : `+ ${String(Math.floor((now / 1000) % 1000)).padStart(3, '0')} ms`,
  )
  const behind = playing && keepingUp < 0.95
  return (
    <div className={cx('flex flex-col pl-1.5 leading-none', place.look)}>
      <time
        role="timer"
        aria-label="Simulated time"
        className="num text-lg leading-[18px] font-medium"
        dateTime={`PT${text.replace(':', 'H').replace(':', 'M')}S`}
      >
        {text}
      </time>
      <span
        className={`num text-2xs leading-[12px] ${behind ? 'font-semibold text-warning-text' : 'text-ink-3'}`}
      >
        {behind
          ? `runs at ${Math.max(1, Math.round(speed * keepingUp))}×`
          : (place.words ?? milliseconds ?? <SeedAndPace seed={seed} />)}
      </span>
    </div>
  )
}

/** One line has room for both, but on a phone; there the dialog that shares the run says the seed. */
function SeedAndPace({ seed }: { readonly seed: number | null }) {
  return (
    <span className="whitespace-nowrap">
      {seed === null ? '\u00a0' : <span className="max-[480px]:hidden">seed {seed} </span>}
      <PaceNote />
    </span>
  )
}
