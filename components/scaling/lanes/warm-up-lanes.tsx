import { formatClock, plural } from '@/lib/view/describe/format'
import { pastOf } from '@/lib/view/scaling/picture'
import { type DrawnWarmUp, WARM_UP_LANE, warmUpLane } from '@/lib/view/scaling/warm-up-lane'
import type { LaneSource } from './lane'

/** For those who wait equally long, instances that are in service and not counted yet. */
export const warmUpLanes: LaneSource = (picture) =>
  pastOf(picture).history.warmUps.map((track) => ({
    key: `warm-up ${track.policyNames.join()} ${track.seconds}`,
    title: 'Instance warm-up',
    notes: [{ text: `${track.seconds} s, ${track.policyNames.join(', ')}` }],
    height: WARM_UP_LANE.height + 8,
    drawing: warmUpLane(picture.axis, track, picture.parts).map((one) => (
      <WarmUp key={`${one.isForecast} ${one.span.from}`} drawn={one} />
    )),
  }))

function WarmUp({ drawn: { span, x, width, label, isForecast } }: { readonly drawn: DrawnWarmUp }) {
  const { from, until, instances } = span
  const y = WARM_UP_LANE.top + 4
  return (
    <g opacity={isForecast ? 0.65 : 1}>
      <title>{`${plural(instances, 'instance warms', 'instances warm')} up, ${formatClock(from)} to ${formatClock(until)}`}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={WARM_UP_LANE.bar}
        rx={3}
        strokeDasharray={isForecast ? '3 2' : undefined}
        className="fill-surface-3 stroke-line-strong"
      />
      <rect x={x} y={y} width={width} height={WARM_UP_LANE.bar} rx={3} fill="url(#lane-hatch)" />
      {label !== null && (
        <text
          x={x + 4}
          y={y + 11}
          className="num fill-ink stroke-3 stroke-surface text-2xs [paint-order:stroke]"
        >
          {label}
        </text>
      )}
    </g>
  )
}
