// Which charts there are, which metric feeds which line, and the numbers prepared for drawing. Pure: the chart component
// only turns the result into pixels.

import { type Metric, metricOf, requestSeries, runningSeries, seriesOf } from '@/lib/metrics/catalogue'

export type PanelId = 'rps' | 'latency' | 'running' | 'errors' | 'cpu'
export type LineColour =
  | { readonly kind: 'token'; readonly token: 'accent' | 'violet' | 'danger' | 'warning' | 'muted' | 'ink' }
  /** Position of a task definition in order of registration; the palette follows it. */
  | { readonly kind: 'revision'; readonly ordinal: number }

export interface LineSpec {
  readonly metric: string
  readonly label: string
  /** Text beside the sample of the line; null when another line's sample stands for it too. */
  readonly legend: string | null
  readonly colour: LineColour
  /** Canvas dash pattern in pixels; empty is solid. Tells lines apart without colour. */
  readonly dash: readonly number[]
  readonly isStepped: boolean
  /** Drawn on top of the stacked lines before it, filled down to them. */
  readonly isStacked: boolean
  /** How several steps become one point when there are more steps than pixels. */
  readonly merge: Metric['drawn']
}

export interface PanelSpec {
  readonly id: PanelId
  readonly title: string
  readonly unit: string
  readonly lines: readonly LineSpec[]
}

/** Columns by metric name; `column(name)[i]` belongs to second `first + i` of the run. A gap is null or NaN. */
export interface MetricColumns {
  /** The second after the last. */
  readonly length: number
  readonly first: number
  column(name: string): ArrayLike<number | null> | undefined
}

const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4]]

/** Pattern of the nth revision: the first is solid, the following are dashed differently. */
export function dashOf(ordinal: number): readonly number[] {
  return DASHES[ordinal % DASHES.length] ?? []
}

const line = (metric: string, label: string, colour: LineColour, more: Partial<LineSpec> = {}): LineSpec => ({
  metric,
  label,
  legend: label,
  colour,
  dash: [],
  isStepped: false,
  isStacked: false,
  merge: metricOf(metric)?.drawn ?? 'last',
  ...more,
})
const token = (name: Extract<LineColour, { kind: 'token' }>['token']): LineColour => ({
  kind: 'token',
  token: name,
})

function runningLines(
  names: readonly string[],
  service: string,
  ordinals: ReadonlyMap<string, number>,
): readonly LineSpec[] {
  const prefix = runningSeries(service, '')
  const revisions = names
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .sort((a, b) => (ordinals.get(a) ?? 0) - (ordinals.get(b) ?? 0) || (a < b ? -1 : 1))
  const stacked = revisions.map((revision) => {
    const ordinal = ordinals.get(revision) ?? 0
    const colour: LineColour = { kind: 'revision', ordinal }
    return line(prefix + revision, revision, colour, {
      dash: dashOf(ordinal),
      isStepped: true,
      isStacked: true,
    })
  })
  const total = line(seriesOf('service', service, 'running'), 'running', token('accent'), {
    isStepped: true,
    isStacked: true,
  })
  const edge = (name: 'lower' | 'upper', label: string, legend: string | null): LineSpec =>
    line(seriesOf('service', service, name), label, token('ink'), {
      legend,
      dash: [3, 3],
      isStepped: true,
    })
  return [
    ...(stacked.length > 0 ? stacked : [total]),
    edge('lower', 'min', 'min–max'),
    edge('upper', 'max', null),
  ]
}

/** Panels for the metrics there are; lines and panels without a metric are left out. */
export function panelsOf(
  names: readonly string[],
  service: string | null,
  ordinals: ReadonlyMap<string, number>,
): readonly PanelSpec[] {
  const present = new Set(names)
  const all: readonly PanelSpec[] = [
    {
      id: 'rps',
      title: 'Requests/s',
      unit: '',
      lines: [line(requestSeries('rps'), 'requests/s', token('accent'))],
    },
    {
      id: 'latency',
      title: 'Latency',
      unit: 'ms',
      lines: [
        line(requestSeries('p50Ms'), 'p50', token('violet')),
        line(requestSeries('p99Ms'), 'p99', token('violet'), { dash: [6, 3] }),
      ],
    },
    {
      id: 'running',
      title: 'Running tasks',
      unit: '',
      lines: service === null ? [] : runningLines(names, service, ordinals),
    },
    {
      id: 'errors',
      title: '5xx per second',
      unit: '',
      lines: [
        line(requestSeries('errors5xxElb'), 'ELB', token('danger')),
        line(requestSeries('errors5xxTarget'), 'target', token('warning'), { dash: [6, 3] }),
      ],
    },
    {
      id: 'cpu',
      title: 'CPU',
      unit: '%',
      lines:
        service === null
          ? []
          : [
              line(seriesOf('service', service, 'CPUUtilization'), 'CPU', token('accent')),
              line(seriesOf('service', service, 'MemoryUtilization'), 'memory', token('muted'), {
                dash: [6, 3],
              }),
            ],
    },
  ]
  return all
    .map((panel) => ({ ...panel, lines: panel.lines.filter(({ metric }) => present.has(metric)) }))
    .filter(({ lines }) => lines.length > 0)
}

export const WINDOW_CHOICES = ['5 min', '15 min', 'all'] as const
export type WindowChoice = (typeof WINDOW_CHOICES)[number]
const WINDOW_SECONDS: Readonly<Record<WindowChoice, number>> = {
  '5 min': 300,
  '15 min': 900,
  all: Number.POSITIVE_INFINITY,
}
const WINDOW_SECONDS_MIN = 60

/** Seconds on the time axis: follows now, goes back to `first` at most, never narrower than a minute. */
export function windowOf(
  nowSeconds: number,
  choice: WindowChoice,
  first: number,
): readonly [from: number, to: number] {
  const from = Math.max(first, nowSeconds - WINDOW_SECONDS[choice])
  return [from, Math.max(nowSeconds, from + WINDOW_SECONDS_MIN)]
}

const HORIZONS = [300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400]

/** Length in seconds of the strip that shows the whole run: the next round length after now, with room ahead. */
export function horizonOf(nowSeconds: number): number {
  return (
    HORIZONS.find((seconds) => nowSeconds <= seconds * 0.95) ??
    Math.ceil((nowSeconds * 1.1) / 86_400) * 86_400
  )
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
  const first = Math.max(metrics.first, Math.floor(range[0]))
  const last = Math.min(metrics.length, Math.ceil(range[1]) + 1)
  const stride = Math.max(1, Math.ceil((last - first) / pointsMax))
  // Buckets are aligned to the run and not to the window, so that merged points do not flicker while it moves.
  const starts: number[] = []
  for (let i = first - (first % stride); i < last; i += stride) starts.push(i)
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

/** A number with as many decimals as it is worth: `120`, `3.4`, `0.04`, `–` for none. */
export function shortNumber(value: number | null): string {
  if (value === null) return '–'
  const size = Math.abs(value)
  if (size >= 10_000) return `${Number((value / 1_000).toFixed(size >= 100_000 ? 0 : 1))}k`
  return size >= 10 || Number.isInteger(value) ? value.toFixed(0) : value.toFixed(size >= 1 ? 1 : 2)
}

/** The big number beside a panel's title: `31 / 210 ms`, `5 + 4 of 8`. */
export function currentText(panel: PanelSpec, metrics: MetricColumns, desired: number | null): string {
  const values = panel.lines
    .filter(({ colour }) => colour.kind === 'revision' || colour.token !== 'ink')
    // A count that is not there any more is none; other metrics may pause for a moment.
    .map(({ metric }) => latest(metrics, metric, panel.id === 'running' ? 1 : 5))
  if (panel.id === 'running') {
    const counts = values.filter((value) => value !== null && value > 0).reverse()
    return `${counts.length === 0 ? '0' : counts.map(shortNumber).join(' + ')}${desired === null ? '' : ` of ${desired}`}`
  }
  if (panel.id === 'cpu') return `${shortNumber(values[0] ?? null)} %`
  // Nobody reads `10.0k ms`.
  if (panel.unit === 'ms' && values.some((value) => value !== null && value >= 10_000))
    return `${values.map((value) => shortNumber(value === null ? null : value / 1000)).join(' / ')} s`
  const text = values.map(shortNumber).join(' / ')
  return panel.unit === '' ? text : `${text} ${panel.unit}`
}
