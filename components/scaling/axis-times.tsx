import { formatClock } from '@/lib/view/describe/format'
import type { Axis } from '@/lib/view/scaling/axis'
import { headOf } from '@/lib/view/scaling/axis-head'

interface AxisTimesProps {
  readonly axis: Axis
  /** The instant that the flag names. */
  readonly flagged: number
}

/** Round times over lanes, and one instant as a flag among them. */
export function AxisTimes({ axis, flagged }: AxisTimesProps) {
  const { ticks, flag } = headOf(axis, flagged)
  return (
    <>
      {ticks.map(({ at, left, label }) => (
        <span key={at} aria-hidden className="num absolute top-0.5 text-ink-3 text-xs" style={{ left }}>
          {label}
        </span>
      ))}
      <span
        aria-hidden
        className="num absolute top-px rounded bg-inverse px-1.5 font-semibold text-inverse-ink text-xs"
        style={{ left: flag.left, width: flag.width }}
      >
        {formatClock(flagged)}
      </span>
    </>
  )
}
