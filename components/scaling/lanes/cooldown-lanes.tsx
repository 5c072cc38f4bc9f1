import { formatClock } from '@/lib/view/describe/format'
import { COOLDOWN_LANE, cooldownLane, type DrawnCooldown } from '@/lib/view/scaling/cooldown-lane'
import { pastOf } from '@/lib/view/scaling/picture'
import type { LaneSource } from './lane'

const MEANINGS = { out: 'only larger scale-outs', in: 'no other scale-in' } as const

/** Of the scalable target, or of the simple policies of a group; there while anything starts one. */
export const cooldownLanes: LaneSource = (picture) => {
  const { metrics } = pastOf(picture).history
  const isGroup = picture.service === null
  const starts = isGroup ? metrics.filter(({ policyType }) => policyType === 'SimpleScaling') : metrics
  if (starts.length === 0) return []
  return [
    {
      key: 'cooldown',
      title: 'Cooldown',
      notes: isGroup ? [{ text: 'simple scaling' }] : [],
      height: COOLDOWN_LANE.height,
      drawing: cooldownLane(picture.axis, picture.parts).map((one) => (
        <Cooldown
          key={one.key}
          drawn={one}
          meaning={isGroup ? 'simple policies wait' : MEANINGS[one.cooldown.direction]}
        />
      )),
    },
  ]
}

interface CooldownProps {
  readonly drawn: DrawnCooldown
  readonly meaning: string
}

function Cooldown({ drawn, meaning }: CooldownProps) {
  const { cooldown, x, width, label, isForecast } = drawn
  const { direction, from, until, seconds } = cooldown
  const isOut = direction === 'out'
  return (
    <g opacity={isForecast ? 0.65 : 1}>
      <title>{`Cooldown of a scale-${direction}, ${seconds} s, ${formatClock(from)} to ${formatClock(until)}: ${meaning}`}</title>
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
