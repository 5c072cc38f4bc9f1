'use client'

import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useCalm } from '@/components/hooks/use-run'
import { type LoadCurveShape, loadCurve, markedRate, rateStep } from '@/lib/view/load/load-curve'
import { timeText } from '@/lib/view/load/load-form'
import type { LoadPoint, OpenLoad } from '@/lib/view/load/read-load'

const WIDTH = 300
const HEIGHT = 110
const PAD = 9
const SECOND_US = 1_000_000

function pathOf({ values, end, top }: LoadCurveShape): string {
  return values
    .map((rps, i) => {
      const x = xOf((i / (values.length - 1)) * end, end)
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${yOf(rps, top).toFixed(1)}`
    })
    .join('')
}
const xOf = (time: number, end: number) => PAD + (time / end) * (WIDTH - 2 * PAD)
const yOf = (rps: number, top: number) => HEIGHT - PAD - (rps / top) * (HEIGHT - 2 * PAD)

export interface LoadCurveProps {
  readonly arrivals: OpenLoad
  /** What its height counts. */
  readonly unit: string
  /** What can be dragged; empty when the curve has a form of its own. */
  readonly points: readonly LoadPoint[]
  readonly onMove: (index: number, point: LoadPoint) => void
}

/** The load over the time of the run, with a line at "now"; points can be dragged, or moved with the arrow keys. */
export function LoadCurve({ arrivals, unit, points, onMove }: LoadCurveProps) {
  const now = useCalm((state) => Math.floor(state.now / SECOND_US) * SECOND_US)
  const span = loadCurve(arrivals, now)
  return (
    <figure className="my-2">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the caption names it; its points have names of their own. */}
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="w-full touch-none rounded-card border border-line bg-surface-2"
      >
        <path d={pathOf(span)} fill="none" stroke="var(--accent)" strokeWidth={1.8} strokeLinejoin="round" />
        {/* What has been is paler: the plan is about what comes. */}
        <rect width={xOf(now, span.end)} height={HEIGHT} fill="var(--surface-2)" opacity={0.65} />
        <line
          x1={xOf(now, span.end)}
          x2={xOf(now, span.end)}
          y1={0}
          y2={HEIGHT}
          stroke="var(--ink-3)"
          strokeDasharray="3 3"
        />
        {points.map((_point, index) => (
          // Points have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: a moved point stays the same point.
          <Handle key={index} index={index} points={points} span={span} unit={unit} onMove={onMove} />
        ))}
      </svg>
      <figcaption className="num flex justify-between text-2xs text-ink-3">
        <span>0s</span>
        <span>now {timeText(now)}; planned →</span>
        <span>
          {timeText(Math.round(span.end / SECOND_US) * SECOND_US)}, up to {markedRate(span.top, span)}
          {unit === 'users' ? ' users' : '/s'}
        </span>
      </figcaption>
    </figure>
  )
}

interface HandleProps {
  readonly index: number
  readonly points: readonly LoadPoint[]
  readonly span: LoadCurveShape
  readonly unit: string
  readonly onMove: LoadCurveProps['onMove']
}

function Handle({ index, points, span, unit, onMove }: HandleProps) {
  const dragged = useRef(false)
  const point = points[index]
  if (point === undefined) return null
  const earliest = index === 0 ? 0 : (points[index - 1]?.at ?? 0) + SECOND_US
  const latest = (points[index + 1]?.at ?? Number.POSITIVE_INFINITY) - SECOND_US
  const move = (at: number, rps: number) => {
    const time = Math.round(Math.min(Math.max(at, earliest), latest) / SECOND_US) * SECOND_US
    onMove(index, { at: time as LoadPoint['at'], rps: markedRate(rps, span) })
  }
  const onPointerMove = (event: PointerEvent<SVGCircleElement>) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect()
    if (!dragged.current || box === undefined) return
    const x = ((event.clientX - box.left) / box.width) * WIDTH
    const y = ((event.clientY - box.top) / box.height) * HEIGHT
    move(((x - PAD) / (WIDTH - 2 * PAD)) * span.end, ((HEIGHT - PAD - y) / (HEIGHT - 2 * PAD)) * span.top)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const big = event.shiftKey ? 10 : 1
    const more = big * rateStep(span)
    const moves: Readonly<Record<string, readonly [us: number, rps: number]>> = {
      ArrowUp: [0, more],
      ArrowDown: [0, -more],
      ArrowRight: [big * SECOND_US, 0],
      ArrowLeft: [-big * SECOND_US, 0],
    }
    const by = moves[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    move(point.at + by[0], point.rps + by[1])
  }
  return (
    <circle
      role="slider"
      tabIndex={0}
      aria-label={`Point ${index + 1}`}
      aria-valuemin={0}
      aria-valuenow={point.rps}
      aria-valuetext={`${point.rps} ${unit} at ${timeText(point.at)}; up and down change the rate, left and right the time`}
      cx={xOf(point.at, span.end)}
      cy={yOf(point.rps, span.top)}
      r={6}
      fill="var(--surface)"
      stroke="var(--accent)"
      strokeWidth={2.4}
      className="cursor-grab outline-none focus-visible:fill-[var(--accent)]"
      onPointerDown={(event) => {
        dragged.current = true
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerUp={() => {
        dragged.current = false
      }}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  )
}
