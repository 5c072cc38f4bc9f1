// Values of series inside a window, several series taken together second by second.

import type { RunWindow } from '@/lib/sim/run-window'

/** One value for each second in which any series of that name has one. */
export function seriesOver(
  { result, from, until }: RunWindow,
  name: RegExp,
  overSeries: 'sum' | 'average',
): readonly number[] {
  const columns = Object.entries(result.series.names).flatMap(([series, values]) =>
    name.test(series) ? [values] : [],
  )
  // The value of step i is what was so in the second that ends at i + 1.
  const first = Math.ceil(from)
  return Array.from({ length: Math.max(0, Math.floor(until) - first) }, (_, i) => {
    const known = columns.flatMap((values) => values[first + i] ?? [])
    if (known.length === 0) return []
    const sum = known.reduce((total, value) => total + value, 0)
    return overSeries === 'sum' ? sum : sum / known.length
  }).flat()
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
