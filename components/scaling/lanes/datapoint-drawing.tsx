import { formatClock } from '@/lib/view/describe/format'
import type { DatapointLane, DrawnPoint } from '@/lib/view/scaling/datapoints'

const SIDE_STROKES = { above: 'stroke-bad', below: 'stroke-accent', between: 'stroke-ink-3' } as const
const SIDE_FILLS = { above: 'fill-bad', below: 'fill-accent', between: 'fill-ink-3' } as const
const SIDE_TEXTS = { above: 'fill-bad-text', below: 'fill-accent-text', between: 'fill-ink-2' } as const
const SIDE_WORDS = { above: 'counts above', below: 'counts below', between: 'within the band' } as const

/** Datapoints against target and thresholds. Hollow: of the forecast. Dotted: measured, and not to be seen yet. */
export function DatapointDrawing({ width, lane }: { readonly width: number; readonly lane: DatapointLane }) {
  const { target, thresholds, points, pointRadius } = lane
  const low = thresholds.find(({ side }) => side === 'below')
  return (
    <>
      {target !== null && low !== undefined && (
        <rect
          x={0}
          y={target.y}
          width={width}
          height={Math.max(0, low.y - target.y)}
          className="fill-good/12"
        />
      )}
      {thresholds.map(({ side, y, value }) => (
        <line
          key={`${side} ${value}`}
          x1={0}
          x2={width}
          y1={y}
          y2={y}
          strokeDasharray="4 3"
          className={target === null && side === 'above' ? 'stroke-bad' : 'stroke-good'}
        />
      ))}
      {target !== null && (
        <line x1={0} x2={width} y1={target.y} y2={target.y} className="stroke-good" strokeWidth={1.3} />
      )}
      {points.map((point) => (
        <Datapoint key={point.key} point={point} radius={pointRadius} />
      ))}
    </>
  )
}

function Datapoint({ point, radius }: { readonly point: DrawnPoint; readonly radius: number }) {
  const { x, y, side, isForecast, isPending, label, value, at } = point
  const isHollow = isForecast || isPending
  return (
    <g>
      <title>{`${formatClock(at)}: ${value.toFixed(1)}, ${SIDE_WORDS[side]}${isPending ? ', not visible yet' : ''}`}</title>
      {side === 'above' && !isHollow ? (
        // A shape of its own, besides the colour.
        <rect
          x={x - radius}
          y={y - radius}
          width={2 * radius}
          height={2 * radius}
          rx={1.5}
          className={SIDE_FILLS[side]}
        />
      ) : (
        <circle
          cx={x}
          cy={y}
          r={radius}
          strokeWidth={1.4}
          strokeDasharray={isPending ? '1.6 1.6' : undefined}
          className={`${SIDE_STROKES[side]} ${isHollow ? 'fill-surface' : SIDE_FILLS[side]}`}
        />
      )}
      {label !== null && (
        <text x={label.x} y={label.y} className={`num text-2xs ${SIDE_TEXTS[side]}`}>
          {label.text}
        </text>
      )}
    </g>
  )
}
