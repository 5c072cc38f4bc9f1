import { formatClock } from '@/lib/view/describe/format'
import { pastOf } from '@/lib/view/scaling/picture'
import { type DrawnAction, SCHEDULE_LANE, scheduleLane } from '@/lib/view/scaling/schedule-lane'
import type { LaneSource } from './lane'

const { height, gap } = SCHEDULE_LANE

/** When scheduled actions fall due: past and coming; there while there are any. */
export const scheduleLanes: LaneSource = (picture) => {
  const { scheduled } = pastOf(picture).history
  if (scheduled.length === 0) return []
  return [
    {
      key: 'scheduled',
      title: 'Scheduled actions',
      notes: [],
      height,
      drawing: scheduleLane(picture.axis, scheduled, picture.now).map((one) => (
        <Mark key={one.key} drawn={one} />
      )),
    },
  ]
}

function Mark({ drawn: { name, at, x, sets, label, isDue } }: { readonly drawn: DrawnAction }) {
  return (
    <g>
      <title>{`${formatClock(at)}: ${name} sets ${sets}`}</title>
      <path
        d={`M${x} 2V${height - 2}`}
        strokeWidth={2}
        strokeDasharray={isDue ? '3 2' : undefined}
        className={isDue ? 'stroke-accent' : 'stroke-ink-2'}
      />
      {label !== null && (
        <text x={x + gap} y={height / 2 + 4} className="num fill-ink-2 text-2xs">
          {label}
        </text>
      )}
    </g>
  )
}
