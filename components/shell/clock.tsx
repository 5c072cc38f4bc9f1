'use client'

import { useView } from '@/components/hooks/use-run'
import { useClockText, useTransport } from '@/components/hooks/use-transport'
import { PaceNote } from './pace-note'

/** Simulated time since the start; says so when the simulation cannot keep up with the speed asked for. */
export function Clock() {
  const text = useClockText()
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
    <div className="flex flex-col pl-1.5 leading-none">
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
          : (milliseconds ?? <SeedAndPace seed={seed} />)}
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
