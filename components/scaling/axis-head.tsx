import type { ScalingPicture } from '@/lib/view/scaling/picture'
import { spokenReadings } from '@/lib/view/scaling/readings'
import { AxisTimes } from './axis-times'
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
      <AxisTimes axis={axis} flagged={now} />
    </div>
  )
}
