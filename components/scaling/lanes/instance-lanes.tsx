import { shortId } from '@/lib/view/describe/format'
import { type DrawnSpan, INSTANCE_ROW, instanceLane } from '@/lib/view/scaling/instance-lane'
import type { LaneSource } from './lane'

/** One row an instance, with its tasks. */
export const instanceLanes: LaneSource = ({ axis, parts }) => {
  const { rows, hidden } = instanceLane(axis, parts)
  return rows.map(({ id, track, isForecast, spans }, i) => ({
    key: `instance ${id}`,
    title: shortId(id),
    isRow: true,
    notes: i === rows.length - 1 && hidden > 0 ? [{ text: `+ ${hidden}` }] : [],
    height: INSTANCE_ROW.height,
    drawing: spans.map((span) => (
      <Span
        key={`${span.isForecast} ${span.x}`}
        span={span}
        name={`${id}, ${track.instanceType}`}
        isNew={isForecast}
      />
    )),
  }))
}

interface SpanProps {
  readonly span: DrawnSpan
  readonly name: string
  readonly isNew: boolean
}

function Span({ span: { x, width, phase, text, label, isForecast }, name, isNew }: SpanProps) {
  const y = (INSTANCE_ROW.height - INSTANCE_ROW.bar) / 2
  return (
    <g>
      <title>{`${name}: ${text}`}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={INSTANCE_ROW.bar}
        opacity={isForecast ? 0.6 : 1}
        strokeDasharray={isNew ? '3 2' : undefined}
        className={`fill-surface-3 ${isNew ? 'stroke-line-strong' : ''}`}
      />
      {phase !== 'active' && (
        <rect x={x} y={y} width={width} height={INSTANCE_ROW.bar} fill="url(#lane-hatch)" />
      )}
      {label !== null && (
        <text x={x + 4} y={y + INSTANCE_ROW.bar - 2} className="num fill-ink text-[9px]">
          {label}
        </text>
      )}
    </g>
  )
}
