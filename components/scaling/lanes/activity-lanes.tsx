import { formatClock } from '@/lib/view/describe/format'
import { ACTIVITY_BOX, activityLane, type DrawnActivity } from '@/lib/view/scaling/activity-lane'
import { pastOf } from '@/lib/view/scaling/picture'
import type { LaneSource } from './lane'

const { height, gap } = ACTIVITY_BOX
const RESERVATION = 'CapacityProviderReservation'

/** What was scaled, and what was not though something called for it, each with its sum. */
export const activityLanes: LaneSource = (picture) => {
  const { metrics, bounds, capacityProvider } = pastOf(picture).history
  if (bounds === null) return []
  const { activities, rows, hidden } = activityLane(picture.axis, picture.parts)
  const tracked = metrics.filter(({ target }) => target !== null)
  const isManaged = (name: string) => name === RESERVATION && capacityProvider !== null
  const things = picture.service === null ? 'instances' : 'tasks'
  return [
    {
      key: 'activities',
      title: 'Scaling activities',
      notes: [
        ...(tracked.some(({ metricName }) => isManaged(metricName)) ? [{ text: 'M needed ÷ N there' }] : []),
        ...(tracked.some(({ metricName }) => !isManaged(metricName))
          ? [{ text: `${things} × metric ÷ target` }]
          : []),
        { text: `${bounds.min} to ${bounds.max}` },
        ...(hidden > 0 ? [{ text: `${hidden} more in the table` }] : []),
      ],
      height: Math.max(2 * height, rows * (height + gap)) + gap,
      drawing: (
        <>
          {/* Boxes lie over the lines that lead down to others. */}
          {activities.map((one) => (
            <Stem key={one.activity.id} drawn={one} />
          ))}
          {activities.map((one) => (
            <Activity key={one.activity.id} drawn={one} />
          ))}
        </>
      ),
    },
  ]
}

/** From when it happened down to its box. */
function Stem({ drawn: { x, box, isForecast } }: { readonly drawn: DrawnActivity }) {
  if (box === null) return null
  const y = gap + box.row * (height + gap) + height
  return <path d={`M${x} 0V${y}`} className={isForecast ? 'stroke-line-strong' : 'stroke-ink'} />
}

function Activity({ drawn }: { readonly drawn: DrawnActivity }) {
  const { activity, x, box, isForecast } = drawn
  const title = `${formatClock(activity.at)}: ${activity.headline}. ${activity.outcome}`
  if (box === null)
    return (
      <rect x={x} y={0} width={2} height={8} className="fill-ink-3">
        <title>{title}</title>
      </rect>
    )
  const y = gap + box.row * (height + gap)
  const isMuted = isForecast || activity.isNotScaled
  return (
    <g>
      <title>{title}</title>
      <rect
        x={box.x}
        y={y}
        width={box.width}
        height={height}
        strokeDasharray={isForecast ? '4 3' : undefined}
        className={isMuted ? 'fill-surface stroke-line-strong' : 'fill-surface stroke-ink'}
      />
      <text
        x={box.x + 7}
        y={y + 12}
        className={`num text-2xs font-semibold ${isMuted ? 'fill-ink-2' : 'fill-ink'}`}
      >
        {box.headline}
      </text>
      <text x={box.x + 7} y={y + 24} className="fill-ink-2 text-2xs">
        {box.outcome}
      </text>
    </g>
  )
}
