import { formatClock } from '@/lib/view/describe/format'
import { headOf } from '@/lib/view/scaling/axis-head'
import type { ScalingPicture } from '@/lib/view/scaling/picture'
import { spokenReadings } from '@/lib/view/scaling/readings'
import type { CrosshairControl } from './use-crosshair'

const US = 1_000_000

interface AxisHeadProps {
  readonly picture: ScalingPicture
  readonly crosshair: CrosshairControl
}

/** The times over the lanes, now among them. With the focus on it, arrow keys move the crosshair. */
export function AxisHead({ picture, crosshair }: AxisHeadProps) {
  const { axis, now } = picture
  const { at, onKeyDown, onBlur } = crosshair
  const { ticks, flag } = headOf(axis, now)
  const shown = at ?? now
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Instant in the lanes"
      aria-valuemin={Math.round(axis.from / US)}
      aria-valuemax={Math.round(axis.to / US)}
      aria-valuenow={Math.round(shown / US)}
      aria-valuetext={spokenReadings(picture, shown)}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      className="relative h-[22px] rounded-sm focus-visible:outline-offset-0"
    >
      {ticks.map(({ at: tick, left, label }) => (
        <span key={tick} aria-hidden className="num absolute top-0.5 text-ink-3 text-xs" style={{ left }}>
          {label}
        </span>
      ))}
      <span
        aria-hidden
        className="num absolute top-px rounded bg-inverse px-1.5 font-semibold text-inverse-ink text-xs"
        style={{ left: flag.left, width: flag.width }}
      >
        {formatClock(now)}
      </span>
    </div>
  )
}
