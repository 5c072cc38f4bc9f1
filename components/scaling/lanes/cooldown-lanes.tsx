import { formatClock } from '@/lib/view/describe/format'
import { COOLDOWN_LANE, cooldownLane, type DrawnCooldown } from '@/lib/view/scaling/cooldown-lane'
import { pastOf } from '@/lib/view/scaling/picture'
import type { LaneSource } from './lane'

const MEANINGS = { out: 'only larger scale-outs', in: 'no other scale-in' } as const

/** Cooldowns of the scalable target; there while anything scales. */
export const cooldownLanes: LaneSource = (picture) => {
  if (pastOf(picture).history.metrics.length === 0) return []
  return [
    {
      key: 'cooldown',
      title: 'Cooldown',
      notes: [],
      height: COOLDOWN_LANE.height,
      drawing: cooldownLane(picture.axis, picture.parts).map((one) => <Cooldown key={one.key} drawn={one} />),
    },
  ]
}

function Cooldown({ drawn }: { readonly drawn: DrawnCooldown }) {
  const { cooldown, x, width, label, isForecast } = drawn
  const { direction, from, until, seconds } = cooldown
  const isOut = direction === 'out'
  return (
    <g opacity={isForecast ? 0.65 : 1}>
      <title>{`Cooldown of a scale-${direction}, ${seconds} s, ${formatClock(from)} to ${formatClock(until)}: ${MEANINGS[direction]}`}</title>
      <rect
        x={x}
        y={COOLDOWN_LANE.top}
        width={width}
        height={COOLDOWN_LANE.bar}
        rx={3}
        strokeDasharray={isForecast ? '3 2' : undefined}
        className={isOut ? 'fill-ink-2 stroke-ink-2' : 'fill-accent-soft stroke-accent'}
      />
      {label !== null && (
        <text
          x={x + 4}
          y={COOLDOWN_LANE.top + 11}
          className={`num text-2xs ${isOut ? 'fill-surface' : 'fill-accent-text'}`}
        >
          {label}
        </text>
      )}
    </g>
  )
}
