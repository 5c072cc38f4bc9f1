'use client'

import { useFollow, useWatched } from '@/components/follow/follow-context'
import { useView } from '@/components/hooks/use-run'
import { useClockText, useTransport } from '@/components/hooks/use-transport'
import { TimeContext } from '@/components/time/time-context'
import { cx } from '@/components/ui/cx'
import type { Standing } from '@/lib/protocol'
import { formatClock } from '@/lib/view/describe/format'
import { usAt, type WatchedHop } from '@/lib/view/follow/watch'
import { paceText } from '@/lib/view/follow/words'
import { PaceNote } from './pace-note'

/** Simulated time since the start; says so when the simulation cannot keep up with the speed asked for. */
export function Clock() {
  const { request } = useWatched()
  const watched = useFollow(({ context }) => context.hops[context.hop])
  const us = useFollow(({ context }) => {
    const hop = context.hops[context.hop]
    return hop === undefined ? 0 : Math.floor(usAt(hop, context.done) / 100) * 100
  })
  return request === null || watched === undefined ? (
    <LiveClock />
  ) : (
    <WatchClock startedAt={request.path.startedAt} us={us} hop={watched} />
  )
}

/** The moment of a request that is watched, and how much slower than in truth. */
function WatchClock({
  startedAt,
  us,
  hop,
}: {
  readonly startedAt: number
  readonly us: number
  readonly hop: WatchedHop
}) {
  const at = startedAt + us
  const milliseconds = ((Math.floor(at / 100) % 10_000) / 10).toFixed(1).padStart(5, '0')
  return (
    <div className="-my-1 flex flex-col rounded-md bg-warning-soft px-1.5 py-1 leading-none">
      <span
        role="timer"
        aria-label="Time of the followed request"
        className="num font-medium text-lg leading-[18px]"
      >
        {formatClock(at)}
        <span className="text-sm max-[480px]:hidden">.{milliseconds.replace('.', ' ')}</span>
      </span>
      <span className="num whitespace-nowrap text-2xs text-warning-text leading-[12px]">
        <span className="max-[700px]:hidden">{paceText(hop)}</span>
        <span aria-hidden className="min-[701px]:hidden">
          {paceText(hop).replace('of watching ', '')}
        </span>
      </span>
    </div>
  )
}

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
  const where = TimeContext.useSelector(({ value }) => value.where)
  const isSlow = TimeContext.useSelector((snapshot) => snapshot.hasTag('slow'))
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

function LiveClock() {
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
