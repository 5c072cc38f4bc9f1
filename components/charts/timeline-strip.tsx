'use client'

import { useMemo } from 'react'
import { useSize } from '@/components/statechart/use-size'
import { type Mark, placeMarks } from '@/lib/view/charts/marks'
import { horizonOf } from '@/lib/view/charts/time-window'
import { formatClock } from '@/lib/view/describe/format'

const ROW = 13
const ROWS = 2
const CHARACTER_WIDTH = 6

export interface TimelineStripProps {
  readonly nowSeconds: number
  /** What the charts above show. */
  readonly window: readonly [from: number, to: number]
  readonly marks: readonly Mark[]
}

const LEVELS = {
  info: 'var(--ink-2)',
  good: 'var(--good-text)',
  warning: 'var(--warning-text)',
  bad: 'var(--bad-text)',
} as const
const SIGNS = { info: '', good: '✓ ', warning: '▲ ', bad: '✕ ' } as const

/** The whole run up to now, with what happened on it; the part that the charts show is bracketed. */
export function TimelineStrip({ nowSeconds, window, marks }: TimelineStripProps) {
  const [ref, { width }] = useSize<HTMLDivElement>()
  const horizon = horizonOf(nowSeconds)
  const placed = useMemo(() => {
    const signed = marks.map((mark) => ({ ...mark, label: SIGNS[mark.level] + mark.label }))
    return placeMarks(signed, { width, range: [0, horizon], rows: ROWS, characterWidth: CHARACTER_WIDTH })
  }, [marks, width, horizon])
  const rows = placed.reduce((most, { row }) => Math.max(most, (row ?? 0) + 1), 1)
  const top = rows * ROW
  const scale = width / horizon
  return (
    <div ref={ref} className="relative" style={{ height: top + 16 }}>
      {width > 0 && (
        <svg
          role="img"
          aria-label={spoken(marks, nowSeconds)}
          width={width}
          height={top + 16}
          className="block overflow-visible"
        >
          <rect x={0} y={top + 4} width={width} height={5} rx={2.5} fill="var(--surface-3)" />
          <rect
            x={0}
            y={top + 4}
            width={Math.max(5, nowSeconds * scale)}
            height={5}
            rx={2.5}
            fill="var(--ink)"
          />
          <path
            d={bracket(window[0] * scale, Math.min(window[1], horizon) * scale, top)}
            fill="none"
            stroke="var(--accent)"
            strokeWidth={1.5}
          />
          {placed.map((mark) => (
            <g key={mark.sequence} fill={LEVELS[mark.level]}>
              <rect
                x={mark.x - 0.75}
                y={top + 1}
                width={1.5}
                height={11}
                stroke="var(--surface)"
                strokeWidth={0.5}
              />
              {mark.row !== null && (
                <text
                  x={mark.labelX}
                  y={top - 3 - mark.row * ROW}
                  fontSize={10}
                  fontFamily="var(--font-mono)"
                >
                  {mark.label}
                </text>
              )}
              <title>{`${formatClock(mark.seconds * 1_000_000)} ${mark.label}`}</title>
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}

function bracket(from: number, to: number, top: number): string {
  const y = top + 12.5
  return `M${from + 0.75} ${y - 3}V${y}H${Math.max(from + 3, to - 0.75)}V${y - 3}`
}

function spoken(marks: readonly Mark[], nowSeconds: number): string {
  const what = marks.map(({ seconds, label }) => `${label} at ${formatClock(seconds * 1_000_000)}`).join(', ')
  return `Timeline up to ${formatClock(nowSeconds * 1_000_000)}${what === '' ? '' : `: ${what}`}`
}
