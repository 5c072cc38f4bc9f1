// Metrics by column: one Float64Array a name, because charts draw columns and a long run has many steps. Like the series of
// a run that is watched (lib/world/history.ts), the newest steps are kept, so that a page may stay open for days.

import type { MetricStep } from '@/lib/protocol'
import type { MetricColumns } from './series'

const CAPACITY_MIN = 256
/** Seconds that are kept at least, four hours; twice as many at most, since old ones are dropped many at a time. */
export const STEPS_KEPT = 14_400

export interface MetricSeries {
  /** Number of steps; step `i` covers second `i` of the run. */
  readonly length: number
  /** The first step that is kept; place 0 of each buffer. */
  readonly first: number
  /** Buffers, possibly longer than what is kept; read them through `column`. */
  readonly buffers: ReadonlyMap<string, Float64Array>
  /** The names in order of first appearance; the same array until a name appears or is forgotten. */
  readonly names: readonly string[]
}

export const EMPTY_METRICS: MetricSeries = { length: 0, first: 0, buffers: new Map(), names: [] }

/** The values of `name` from step `first` on, one a step, `NaN` where there is none; undefined for an unknown name. */
export function column(series: MetricSeries, name: string): Float64Array | undefined {
  return series.buffers.get(name)?.subarray(0, series.length - series.first)
}

export function columnsOf(series: MetricSeries): MetricColumns {
  return { length: series.length, first: series.first, column: (name) => column(series, name) }
}

/**
 * Appends `steps`. Buffers are shared between versions: only places past the older version's `length` are written, so an
 * older version still reads what it read before. A step that comes again is ignored.
 */
export function appendMetrics(before: MetricSeries, steps: readonly MetricStep[]): MetricSeries {
  const fresh = steps.filter((step) => step.step >= before.length)
  if (fresh.length === 0) return before
  const length = fresh.reduce((most, step) => Math.max(most, step.step + 1), before.length)
  const { first } = before
  const buffers = new Map(before.buffers)
  const names = new Set(before.names)
  for (const { values } of fresh) for (const name of Object.keys(values)) names.add(name)
  for (const name of names) {
    const buffer = grown(buffers.get(name), before.length - first, length - first)
    // A branch of the history may have written here before it was dropped.
    buffer.fill(Number.NaN, before.length - first, length - first)
    buffers.set(name, buffer)
  }
  for (const { step, values } of fresh) {
    for (const [name, value] of Object.entries(values)) {
      const buffer = buffers.get(name)
      if (buffer !== undefined && value !== null) buffer[step - first] = value
    }
  }
  return withoutOld({
    length,
    first,
    buffers,
    names: names.size === before.names.length ? before.names : [...names],
  })
}

/** The steps before `length`, in buffers of their own: what is appended must not be read by those who hold on to `series`. */
export function metricsUpTo(series: MetricSeries, length: number): MetricSeries {
  if (length >= series.length) return series
  const kept = Math.max(0, length - series.first)
  const buffers = new Map([...series.buffers].map(([name, values]) => [name, values.slice(0, kept)]))
  return { ...series, length: Math.max(length, series.first), buffers }
}

/** New buffers: older versions hold on to theirs. A name of which nothing is left is forgotten. */
function withoutOld(series: MetricSeries): MetricSeries {
  if (series.length - series.first <= 2 * STEPS_KEPT) return series
  const first = series.length - STEPS_KEPT
  const buffers = new Map<string, Float64Array>()
  for (const name of series.names) {
    const kept = column(series, name)?.slice(first - series.first)
    if (kept?.some((value) => !Number.isNaN(value)) === true) buffers.set(name, kept)
  }
  return {
    length: series.length,
    first,
    buffers,
    names: buffers.size === series.names.length ? series.names : [...buffers.keys()],
  }
}

function grown(buffer: Float64Array | undefined, used: number, needed: number): Float64Array {
  if (buffer !== undefined && buffer.length >= needed) return buffer
  const bigger = new Float64Array(Math.max(CAPACITY_MIN, needed * 2)).fill(Number.NaN)
  if (buffer !== undefined) bigger.set(buffer.subarray(0, used))
  return bigger
}
