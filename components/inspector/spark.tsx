'use client'

import { useCalmMetrics } from '@/components/hooks/use-calm-metrics'
import { column } from '@/lib/view/charts/metrics'
import { shortNumber } from '@/lib/view/charts/short-number'

const STEPS = 120
const WIDTH = 120
const HEIGHT = 22

function pathOf(values: ArrayLike<number>, max: number): string {
  const points: string[] = []
  let isDown = false
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN
    if (Number.isNaN(value)) {
      isDown = false
      continue
    }
    const x = ((i + STEPS - values.length) / (STEPS - 1)) * WIDTH
    const y = HEIGHT - 1 - (value / max) * (HEIGHT - 2)
    points.push(`${isDown ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`)
    isDown = true
  }
  return points.join('')
}

/** The last two minutes of a metric with its value now; nothing when the metric does not exist. */
export function Spark({
  metric,
  label,
  unit = '',
}: {
  readonly metric: string
  readonly label: string
  readonly unit?: string
}) {
  const metrics = useCalmMetrics()
  const all = column(metrics, metric)
  if (all === undefined) return null
  const values = all.subarray(Math.max(0, all.length - STEPS))
  const max = values.reduce((most, value) => (value > most ? value : most), 1)
  const last = values.findLast((value) => !Number.isNaN(value))
  return (
    <div className="flex items-center gap-2 py-0.5 text-sm">
      <span className="min-w-0 flex-1 truncate text-ink-3">{label}</span>
      <svg
        aria-hidden
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
        className="shrink-0 rounded-sm bg-surface-2"
      >
        <path
          d={pathOf(values, max)}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={1.4}
          strokeLinejoin="round"
        />
      </svg>
      <span className="num w-14 shrink-0 text-right text-xs">
        {shortNumber(last ?? null)}
        {unit}
      </span>
    </div>
  )
}
