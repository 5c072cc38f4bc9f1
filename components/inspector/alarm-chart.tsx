import { cx } from '@/components/ui/cx'
import type { AlarmView } from '@/lib/protocol'
import { ALARM_CHART, plotAlarm, standingText } from '@/lib/view/describe/alarm'

const { width, height } = ALARM_CHART

/** The datapoints as the alarm sees them: those that count are filled, those that breach are square, missing ones a gap with a tick. */
export function AlarmChart({ alarm }: { readonly alarm: AlarmView }) {
  const { points, thresholdY, rangeX, top, bottom } = plotAlarm(alarm)
  return (
    <figure>
      <svg
        role="img"
        aria-label={`Datapoints: ${standingText(alarm)}`}
        viewBox={`0 0 ${width} ${height}`}
        className="h-24 w-full rounded-sm bg-surface-2"
        preserveAspectRatio="none"
      >
        <rect x={rangeX} y={0} width={width - rangeX} height={height} className="fill-accent/10" />
        <line
          x1={0}
          x2={width}
          y1={thresholdY}
          y2={thresholdY}
          className="stroke-bad"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
        />
        {points.map(({ x, y, point: { at, value, isBreaching, isCounted } }) => {
          if (value === null)
            return (
              <line
                key={at}
                x1={x}
                x2={x}
                y1={height - 4}
                y2={height}
                className="stroke-ink-3"
                strokeWidth={1}
              />
            )
          const look = cx(
            isBreaching ? 'stroke-bad' : 'stroke-accent',
            isCounted ? (isBreaching ? 'fill-bad' : 'fill-accent') : 'fill-surface',
          )
          return isBreaching ? (
            <rect key={at} x={x - 2.5} y={y - 2.5} width={5} height={5} className={look} />
          ) : (
            <circle key={at} cx={x} cy={y} r={2.5} className={look} />
          )
        })}
      </svg>
      <figcaption className="mt-1 flex justify-between gap-2 text-xs text-ink-3">
        <span>
          {standingText(alarm)}
          <span className="block">
            Shaded: evaluation range. Filled: datapoints that count. Square: breaching.
          </span>
        </span>
        <span className="num shrink-0 text-right">
          {bottom}–{top}
        </span>
      </figcaption>
    </figure>
  )
}
