'use client'

import { Check } from 'lucide-react'
import { HelpTerm } from '@/components/glossary/help-term'
import { KeyLink } from '@/components/inspector/key-link'
import { cx } from '@/components/ui/cx'
import type { GateTime, GateView, WhyNotYet } from '@/lib/protocol'
import { formatClock } from '@/lib/view/describe/format'
import { GATE_TERMS } from '@/lib/view/glossary/gate-terms'
import { Parts } from './countdown'

const SPOKEN: Readonly<Record<GateView['state'], string>> = {
  done: 'Done: ',
  current: 'Now: ',
  ahead: 'Ahead: ',
}

/** So many datapoints stand beside the title; more get a line of their own. */
const POINTS_BESIDE = 4

/** Every gate until relief, in the order in which they open; the current ones stand out. */
export function GateList({
  gates,
  asOf,
  label,
}: {
  readonly gates: readonly GateView[]
  readonly asOf: WhyNotYet['at']
  readonly label: string
}) {
  return (
    <ol aria-label={label} className="space-y-0.5">
      {gates.map((gate) => (
        <Gate key={gate.id} gate={gate} asOf={asOf} />
      ))}
    </ol>
  )
}

function Gate({ gate, asOf }: { readonly gate: GateView; readonly asOf: WhyNotYet['at'] }) {
  const { state, title, detail, time, about, pointsNeeded, kind } = gate
  const isCurrent = state === 'current'
  const hasPoints = pointsNeeded > 0 && state !== 'done'
  const isBeside = pointsNeeded <= POINTS_BESIDE
  return (
    <li
      data-gate={gate.id}
      data-state={state}
      aria-current={isCurrent ? 'step' : undefined}
      className={cx(
        'grid grid-cols-[18px_minmax(0,1fr)_auto] gap-x-2 rounded-card border px-1.5 py-1',
        isCurrent ? 'border-accent bg-accent-soft' : 'border-transparent',
      )}
    >
      <Mark state={state} />
      <p className={cx('wrap-anywhere min-w-0 text-sm', state === 'ahead' ? 'text-ink-2' : 'font-semibold')}>
        <span className="only-spoken">{SPOKEN[state]}</span>
        {about === null ? (
          title
        ) : (
          <KeyLink to={about} isSentence>
            {title}
          </KeyLink>
        )}{' '}
        <HelpTerm name={GATE_TERMS[kind]} />
      </p>
      <div className="num pt-px text-right text-ink-3 text-xs">
        {hasPoints && isBeside ? <Points gate={gate} /> : <When time={time} />}
      </div>
      <div className="col-span-2 col-start-2">
        {hasPoints && !isBeside && <Points gate={gate} />}
        <p className={cx('wrap-anywhere text-xs', isCurrent ? 'font-medium text-accent-text' : 'text-ink-3')}>
          <Parts parts={detail} asOf={asOf} />
        </p>
      </div>
    </li>
  )
}

function Mark({ state }: Pick<GateView, 'state'>) {
  if (state === 'done')
    return (
      <span
        aria-hidden
        className="mt-0.5 flex size-4 items-center justify-center rounded-full bg-good text-surface"
      >
        <Check size={11} strokeWidth={3} />
      </span>
    )
  return (
    <span
      aria-hidden
      className={cx(
        'mt-0.5 size-4 rounded-full border-2',
        state === 'current' ? 'border-accent border-dashed' : 'border-line-strong',
      )}
    />
  )
}

function When({ time }: { readonly time: GateTime }) {
  if (time.kind === 'unknown') return null
  const clock = formatClock(time.at)
  if (time.kind === 'known') return clock
  return (
    <span title="An estimate: datapoints go on as the newest, tasks start like the last one.">
      <span aria-hidden>≈ </span>
      <span className="only-spoken">about </span>
      {clock}
    </span>
  )
}

/** One box a datapoint that is needed: filled if it breaches, crossed out if not, dashed if it is still to come. */
function Points({ gate: { points, pointsNeeded } }: { readonly gate: GateView }) {
  const shown = points.slice(-pointsNeeded)
  const missing = Math.max(0, pointsNeeded - shown.length)
  return (
    <span aria-hidden className="flex gap-0.5 pt-0.5">
      {shown.map(({ at, value, isBreaching }) => (
        <span
          key={at}
          title={`${formatClock(at)}: ${Math.round(value * 100) / 100}`}
          className={cx(
            'h-3.5 w-2 rounded-[3px] border',
            isBreaching ? 'border-bad bg-bad' : 'border-line-strong bg-surface-2',
          )}
        />
      ))}
      {Array.from({ length: missing }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: datapoints to come have no identity but their place.
        <span key={i} className="h-3.5 w-2 rounded-[3px] border border-line-strong border-dashed" />
      ))}
    </span>
  )
}
