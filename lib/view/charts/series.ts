// The lines of charts as numbers prepared for drawing. Pure: the chart component only turns the result into pixels.

import { metricOf } from '@/lib/metrics/catalogue'
import type { Charted, LineSpec, PanelSpec, WantedTasks } from './panel'
import { PANELS } from './panels/panels'
import { recentMean } from './recent-mean'

/** Columns by metric name; `column(name)[i]` belongs to second `first + i` of the run. A gap is null or NaN. */
export interface MetricColumns {
  /** The second after the last. */
  readonly length: number
  readonly first: number
  column(name: string): ArrayLike<number | null> | undefined
}

/** Panels for the metrics there are; lines and panels without a metric are left out. */
export function panelsOf(
  names: readonly string[],
  service: string | null,
  ordinals: Charted['ordinals'],
): readonly PanelSpec[] {
  const present = new Set(names)
  return PANELS.filter(({ isOfService }) => service !== null || !isOfService)
    .map((panel) => ({
      ...panel,
      lines: panel
        .lines({ names, service: service ?? '', ordinals })
        .filter(({ metric }) => present.has(metric)),
    }))
    .filter(({ lines }) => lines.length > 0)
}

export interface PanelData {
  /** Seconds since the start. */
  readonly x: readonly number[]
  /** One column a line; stacked lines hold their upper edge, null while there is nothing of them. */
  readonly columns: readonly (readonly (number | null)[])[]
  /** For each stacked line, in order, what it stands on: its fill reaches down to there. */
  readonly floors: readonly (readonly (number | null)[])[]
}

type Merge = LineSpec['merge']

function valueAt(values: ArrayLike<number | null>, index: number): number | null {
  const value = values[index]
  return value === undefined || value === null || Number.isNaN(value) ? null : value
}

/** Of the places `from` to `to`; those before the first are none. */
function merged(values: ArrayLike<number | null>, from: number, to: number, merge: Merge): number | null {
  let result: number | null = null
  let count = 0
  for (let i = Math.max(0, from); i < to; i++) {
    const value = valueAt(values, i)
    if (value === null) continue
    count++
    if (result === null || merge === 'last') result = value
    else result = merge === 'maximum' ? Math.max(result, value) : result + value
  }
  return result !== null && merge === 'average' ? result / count : result
}

/** The datapoints of all panels inside a window: the first second of each. Of more than `pointsMax` seconds several become one. */
export function pointsIn(
  metrics: Pick<MetricColumns, 'first' | 'length'>,
  range: readonly [from: number, to: number],
  pointsMax: number,
): { readonly starts: readonly number[]; readonly stride: number; readonly last: number } {
  const first = Math.max(metrics.first, Math.floor(range[0]))
  const last = Math.min(metrics.length, Math.ceil(range[1]) + 1)
  const stride = Math.max(1, Math.ceil((last - first) / pointsMax))
  // Buckets are aligned to the run and not to the window, so that merged points do not flicker while it moves.
  const starts: number[] = []
  for (let i = first - (first % stride); i < last; i += stride) starts.push(i)
  return { starts, stride, last }
}

/** What each line shows at a datapoint: of stacked lines their own part and not the sum. */
export function valuesAt(
  lines: readonly LineSpec[],
  { columns }: PanelData,
  index: number,
): (number | null)[] {
  let below = 0
  return lines.map(({ isStacked }, position) => {
    const edge = columns[position]?.[index] ?? null
    if (edge === null || !isStacked) return edge
    const own = edge - below
    below = edge
    return own
  })
}

/**
 * The columns of one panel inside a window. At most about `pointsMax` points, so that drawing costs the
 * same after a minute and after a day.
 */
export function panelData(
  lines: readonly LineSpec[],
  metrics: MetricColumns,
  range: readonly [from: number, to: number],
  pointsMax: number,
): PanelData {
  const { starts, stride, last } = pointsIn(metrics, range, pointsMax)
  const columns: (readonly (number | null)[])[] = []
  const floors: (readonly (number | null)[])[] = []
  let below: readonly (number | null)[] | null = null
  for (const spec of lines) {
    const values = metrics.column(spec.metric) ?? []
    const own = starts.map((start) =>
      merged(values, start - metrics.first, Math.min(start + stride, last) - metrics.first, spec.merge),
    )
    if (!spec.isStacked) {
      columns.push(own)
      continue
    }
    const base: readonly (number | null)[] | null = below
    const under = (i: number): number | null => base?.[i] ?? null
    const isNothing = (i: number) => (own[i] ?? 0) === 0
    const total: readonly (number | null)[] = own.map((value, i) =>
      value === null && under(i) === null ? null : (value ?? 0) + (under(i) ?? 0),
    )
    // Where there is nothing of a revision its line would only cover the one below; the step down to nothing stays.
    const edge = total.map((value, i) => (isNothing(i) && (i === 0 || isNothing(i - 1)) ? null : value))
    columns.push(edge)
    floors.push(edge.map((value, i) => (value === null ? null : (under(i) ?? 0))))
    below = total
  }
  return { x: starts, columns, floors }
}

/** The newest value of a metric that is not a gap, at most `back` steps ago; null when there is none. */
export function latest(metrics: MetricColumns, name: string, back = 5): number | null {
  const values = metrics.column(name)
  const end = metrics.length - metrics.first
  for (let i = end - 1; values !== undefined && i >= Math.max(0, end - back); i--) {
    const value = valueAt(values, i)
    if (value !== null) return value
  }
  return null
}

/** The big number beside a panel's title: `31 / 210 ms`, `5 new + 4 old, wanted 8`. */
export function currentText(panel: PanelSpec, metrics: MetricColumns, wanted: WantedTasks): string {
  return bigNumber(
    panel,
    panel.lines.map(({ metric }) => newest(metrics, metric, panel)),
    wanted,
  )
}

/** What happens now and then is told by its mean of late, as in words elsewhere; of everything else the newest value counts. */
function newest(metrics: MetricColumns, metric: string, { isCount }: PanelSpec): number | null {
  if (metricOf(metric)?.overTime === 'sum')
    return recentMean(metrics.column(metric), metrics.length - metrics.first)
  // A count that is not there any more is none; other metrics may pause for a moment.
  return latest(metrics, metric, isCount ? 1 : 5)
}

/** Of one value a line; edges of an envelope are not part of it. */
export function bigNumber(
  { lines, current }: Pick<PanelSpec, 'lines' | 'current'>,
  values: readonly (number | null)[],
  wanted: WantedTasks,
): string {
  const isOwn = ({ colour }: LineSpec) => colour.kind === 'revision' || colour.token !== 'ink'
  return current(
    values.filter((_, i) => lines[i] !== undefined && isOwn(lines[i])),
    wanted,
    lines.filter(isOwn).map(({ label }) => label),
  )
}
