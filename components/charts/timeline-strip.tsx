'use client'

import { type KeyboardEvent, type PointerEvent, useMemo } from 'react'
import { useSize } from '@/components/statechart/use-size'
import { type Mark, nearestMark, type PlacedMark, placeMarks } from '@/lib/view/charts/marks'
import { horizonOf } from '@/lib/view/charts/time-window'
import { formatClock } from '@/lib/view/describe/format'
import { momentAt } from '@/lib/view/time/moment'

const ROW = 13
const ROWS = 2
const CHARACTER_WIDTH = 6
/** Whoever presses so near to a mark means it. */
const SNAP_PX = 5
const STEP_SECONDS = 1
const LONG_STEP_SECONDS = 10
const PAGE_SECONDS = 60

export interface TimelineStripProps {
  /** The run's newest moment. */
  readonly tipSeconds: number
  /** What is shown; before the newest moment when one looks back. */
  readonly shownSeconds: number
  readonly forkedSeconds: number | null
  /** Where the run is to be paused. */
  readonly pauseSeconds: number | null
  /** What the charts above show. */
  readonly window: readonly [from: number, to: number]
  readonly marks: readonly Mark[]
  readonly onWish: (seconds: number) => void
}

const LEVELS = {
  info: 'var(--ink-2)',
  good: 'var(--good-text)',
  warning: 'var(--warning-text)',
  bad: 'var(--bad-text)',
} as const
const SIGNS = { info: '', good: '✓ ', warning: '▲ ', bad: '✕ ' } as const

/** The whole run, with what happened on it. Pressed, dragged along or moved by keys it goes to that moment. */
export function TimelineStrip(props: TimelineStripProps) {
  const { tipSeconds, shownSeconds, marks, onWish } = props
  const [ref, { width }] = useSize<HTMLDivElement>()
  const horizon = horizonOf(tipSeconds)
  const placed = useMemo(() => {
    const signed = marks.map((mark) => ({ ...mark, label: SIGNS[mark.level] + mark.label }))
    return placeMarks(signed, { width, range: [0, horizon], rows: ROWS, characterWidth: CHARACTER_WIDTH })
  }, [marks, width, horizon])
  const rows = placed.reduce((most, { row }) => Math.max(most, (row ?? 0) + 1), 1)
  const top = rows * ROW
  const go = (seconds: number) => onWish(Math.min(tipSeconds, Math.max(0, seconds)))
  const under = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) =>
    ((clientX - currentTarget.getBoundingClientRect().left) / Math.max(1, width)) * horizon
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label="Moment of the run"
      aria-valuemin={0}
      aria-valuemax={Math.round(tipSeconds)}
      aria-valuenow={Math.round(shownSeconds)}
      aria-valuetext={spoken(props)}
      className="relative cursor-pointer touch-none rounded-sm focus-visible:outline-offset-2"
      style={{ height: top + 16 }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const seconds = under(event)
        go(nearestMark(marks, seconds, (SNAP_PX / Math.max(1, width)) * horizon) ?? seconds)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1 && event.currentTarget.hasPointerCapture(event.pointerId)) go(under(event))
      }}
      onKeyDown={(event) => {
        const seconds = stepped(event, shownSeconds, tipSeconds)
        if (seconds === null) return
        event.preventDefault()
        event.stopPropagation()
        go(seconds)
      }}
    >
      {width > 0 && <Rail {...props} placed={placed} top={top} width={width} horizon={horizon} />}
    </div>
  )
}

function stepped({ key, shiftKey }: KeyboardEvent, from: number, tip: number): number | null {
  const step = shiftKey ? LONG_STEP_SECONDS : STEP_SECONDS
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: from - step,
    ArrowDown: from - step,
    ArrowRight: from + step,
    ArrowUp: from + step,
    PageDown: from - PAGE_SECONDS,
    PageUp: from + PAGE_SECONDS,
    Home: 0,
    End: tip,
  }
  return places[key] ?? null
}

interface RailProps extends TimelineStripProps {
  readonly placed: readonly PlacedMark[]
  readonly top: number
  readonly width: number
  readonly horizon: number
}

function Rail({
  tipSeconds,
  shownSeconds,
  forkedSeconds,
  pauseSeconds,
  window,
  placed,
  top,
  width,
  horizon,
}: RailProps) {
  const scale = width / horizon
  const isPast = shownSeconds < tipSeconds
  const bar = { x: 0, y: top + 4, height: 5, rx: 2.5 }
  return (
    <svg aria-hidden width={width} height={top + 16} className="block overflow-visible">
      <rect {...bar} width={width} fill="var(--surface-3)" />
      {/* What lies after the moment that is shown has been, and looks different. */}
      <rect
        {...bar}
        width={Math.max(5, tipSeconds * scale)}
        fill={isPast ? 'var(--line-strong)' : 'var(--ink)'}
      />
      {isPast && <rect {...bar} width={Math.max(5, shownSeconds * scale)} fill="var(--ink)" />}
      <path
        d={bracket(window[0] * scale, Math.min(window[1], horizon) * scale, top)}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={1.5}
      />
      {pauseSeconds !== null && pauseSeconds <= horizon && (
        <PauseMark x={pauseSeconds * scale} y={top + 6.5} />
      )}
      {forkedSeconds !== null && <ForkMark x={forkedSeconds * scale} y={top + 6.5} />}
      {placed.map((mark) => (
        <StripMark
          key={mark.sequence}
          mark={mark}
          top={top}
          isAhead={isPast && mark.seconds > shownSeconds}
        />
      ))}
      {isPast && <Playhead x={shownSeconds * scale} y={top + 6.5} />}
    </svg>
  )
}

function StripMark({
  mark,
  top,
  isAhead,
}: {
  readonly mark: PlacedMark
  readonly top: number
  readonly isAhead: boolean
}) {
  return (
    <g fill={isAhead ? 'var(--ink-3)' : LEVELS[mark.level]}>
      <rect x={mark.x - 0.75} y={top + 1} width={1.5} height={11} stroke="var(--surface)" strokeWidth={0.5} />
      {mark.row !== null && (
        <text x={mark.labelX} y={top - 3 - mark.row * ROW} fontSize={10} fontFamily="var(--font-mono)">
          {mark.label}
        </text>
      )}
      <title>{`${formatClock(momentAt(mark.seconds))} ${mark.label}`}</title>
    </g>
  )
}

/** Where a fork left its run: a branch off the rail. */
function ForkMark({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g fill="none" stroke="var(--accent)" strokeWidth={1.5}>
      <path d={`M${x} ${y}c5 0 3 7 8 7`} />
      <circle cx={x} cy={y} r={3.5} fill="var(--surface)" />
    </g>
  )
}

/** Two bars, as on the button. */
function PauseMark({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g fill="var(--accent)" stroke="var(--surface)" strokeWidth={1}>
      <rect x={x - 4.5} y={y - 6} width={3.5} height={12} rx={1} />
      <rect x={x + 1} y={y - 6} width={3.5} height={12} rx={1} />
    </g>
  )
}

function Playhead({ x, y }: { readonly x: number; readonly y: number }) {
  return <circle cx={x} cy={y} r={6} fill="var(--warning)" stroke="var(--surface)" strokeWidth={2} />
}

function bracket(from: number, to: number, top: number): string {
  const y = top + 12.5
  return `M${from + 0.75} ${y - 3}V${y}H${Math.max(from + 3, to - 0.75)}V${y - 3}`
}

function spoken({ tipSeconds, shownSeconds, pauseSeconds, marks }: TimelineStripProps): string {
  const clock = (seconds: number) => formatClock(momentAt(seconds))
  const now = marks.findLast(({ seconds }) => seconds <= shownSeconds)
  const pause = pauseSeconds === null ? '' : `, to be paused at ${clock(pauseSeconds)}`
  const what = `${now === undefined ? '' : `, after ${now.label} at ${clock(now.seconds)}`}${pause}`
  return shownSeconds < tipSeconds
    ? `${clock(shownSeconds)}, the past of the run, which stands at ${clock(tipSeconds)}${what}`
    : `${clock(shownSeconds)}${what}`
}
