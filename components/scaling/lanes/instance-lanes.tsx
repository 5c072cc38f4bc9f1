import { type DrawnSpan, INSTANCE_ROW, instanceLane } from '@/lib/view/scaling/instance-lane'
import type { LaneSource } from './lane'

/** One row an instance, with its tasks; where there are many, the older ones share a row a zone. */
export const instanceLanes: LaneSource = ({ axis, parts }) =>
  instanceLane(axis, parts).map(({ key, title, name, isForecast, spans }) => ({
    key: `instance ${key}`,
    title,
    isRow: true,
    notes: [],
    height: INSTANCE_ROW.height,
    drawing: spans.map((span) => (
      <Span key={`${span.isForecast} ${span.x}`} span={span} name={name} isNew={isForecast} />
    )),
  }))

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
