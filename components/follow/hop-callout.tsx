'use client'

import { useStore } from '@xyflow/react'
import { cx } from '@/components/ui/cx'
import { formatDuration } from '@/lib/view/describe/format'
import { shortenIds } from '@/lib/view/describe/words'
import { addressesOf, rewriting } from '@/lib/view/follow/words'
import { useFollow, useWatched } from './follow-context'

const WIDTH = 330
/** From the middle of the dot. */
const BESIDE = 26
const EDGE = 10
/** Room that it takes at most, to stay above what lies at the bottom. */
const HEIGHT = 130
/** What the switch of views takes at the top, and the bar at the bottom. */
const HEAD = 54
const BAR = 150

/** To the right of the dot, else to its left, else below it: never over it. */
function corner(
  { x, y }: { readonly x: number; readonly y: number },
  { width, height, scale }: { readonly width: number; readonly height: number; readonly scale: number },
): { readonly left: number; readonly top: number } {
  const [wide, tall, away] = [WIDTH * scale, HEIGHT * scale, BESIDE * scale]
  const lowest = height - tall - BAR
  const beside = Math.max(HEAD, Math.min(y - 24, lowest))
  if (x + away + wide + EDGE <= width) return { left: x + away, top: beside }
  if (x - away - wide >= EDGE) return { left: x - away - wide, top: beside }
  return { left: EDGE, top: y + away <= lowest ? y + away : y - away - tall }
}

/** Beside the dot: which hop it is, what becomes of its address, and how long that takes. */
export function HopCallout({
  place,
  scale,
}: {
  readonly place: { readonly x: number; readonly y: number }
  readonly scale: number
}) {
  const { request } = useWatched()
  const hop = useFollow(({ context }) => context.hop)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const current = request?.path.hops[hop]
  if (request === null || current === undefined) return null
  const { from, to } = addressesOf(current, request.path.hops)
  const note = rewriting(current, request.path.hops)
  const { left, top } = corner(place, { width, height, scale })
  return (
    <div
      aria-hidden
      className={cx(
        'hop-callout absolute rounded-xl bg-inverse px-3.5 py-2.5 text-inverse-ink shadow-float',
        !current.ok && 'ring-2 ring-bad',
      )}
      style={{ left, top, width: Math.min(WIDTH * scale, width - 2 * EDGE) }}
    >
      <p className="flex items-center gap-2">
        <span className="num flex size-[1.7em] shrink-0 items-center justify-center rounded-full bg-rev font-bold text-surface text-xs">
          {hop + 1}
        </span>
        <span className="min-w-0 flex-1 font-semibold text-base leading-tight">
          {shortenIds(current.title)}
        </span>
        {current.durationUs !== null && current.durationUs > 0 && (
          <span className="num shrink-0 text-sm">{formatDuration(current.durationUs)}</span>
        )}
      </p>
      {(from !== null || to !== null) && (
        <p className="num mt-1.5 flex flex-wrap items-baseline gap-x-2 leading-snug">
          {from !== null && (
            <span className={cx('text-sm', to !== null && 'line-through opacity-70')}>{from}</span>
          )}
          {from !== null && to !== null && <span className="opacity-70">→</span>}
          {to !== null && <span className="font-bold text-lg">{to}</span>}
        </p>
      )}
      {current.detail !== '' && <p className="mt-1 text-sm opacity-85">{shortenIds(current.detail)}</p>}
      {note !== null && <p className="mt-0.5 text-xs opacity-75">{note}</p>}
    </div>
  )
}
