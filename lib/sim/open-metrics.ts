// A run's series as OpenMetrics text with simulated timestamps, for a real Prometheus to back-fill
// (`promtool tsdb create-blocks-from openmetrics`). Every family is a gauge, counts too, as CloudWatch's own exporters have it: a
// value is of one step, and `sum_over_time` adds them up. Names and units follow Prometheus's practice: base units, snake case.
// https://github.com/prometheus/OpenMetrics/blob/main/specification/OpenMetrics.md

import { type Metric, metricOf } from '@/lib/metrics/catalogue'
import type { RunResult } from './result'

type Labels = readonly (readonly [name: string, value: string])[]

interface Exposed {
  readonly family: string
  /** As the name ends; null for counts. */
  readonly unit: 'ratio' | 'seconds' | 'bytes' | null
  /** By what values are multiplied to be in base units. */
  readonly scale: number
  readonly labels: Labels
  readonly metric: Metric
  /** As the catalogue has it. */
  readonly name: string
}

/** What the middle of a series' name is the name of. */
const LABELS: Readonly<Record<string, string>> = {
  service: 'service',
  cluster: 'cluster',
  asg: 'auto_scaling_group',
  cp: 'capacity_provider',
  alarm: 'alarm',
  alb: 'load_balancer',
  tg: 'target_group',
}

const MS_PER_SECOND = 1_000

/** @param startAt What a calendar shows at time 0, in ms since 1970. */
export function openMetricsOf(
  { name, seed, until, series }: Pick<RunResult, 'name' | 'seed' | 'until' | 'series'>,
  startAt: number,
): string {
  const families = new Map<string, [Exposed, readonly (number | null)[]][]>()
  for (const [text, values] of Object.entries(series.names)) {
    const exposed = exposedAs(text)
    if (exposed === null) continue
    const members = families.get(exposed.family) ?? []
    families.set(exposed.family, members)
    members.push([exposed, values])
  }
  const run: Labels = [
    ['scenario', name],
    ['seed', String(seed)],
  ]
  // The last step may be shorter; samples are dated to the second.
  const times = (step: number) =>
    Math.round(startAt / MS_PER_SECOND + Math.min(until, (step + 1) * series.stepSeconds))
  const lines: string[] = []
  for (const [family, members] of [...families].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = members
    if (first) lines.push(...head(family, first[0], series.stepSeconds))
    for (const [{ labels, scale }, values] of members) {
      const set = labelText([...labels, ...run])
      values.forEach((value, step) => {
        if (value !== null) lines.push(`${family}${set} ${value * scale} ${times(step)}`)
      })
    }
  }
  return `${[...lines, '# EOF'].join('\n')}\n`
}

function head(family: string, { unit, metric, name }: Exposed, stepSeconds: number): readonly string[] {
  return [
    `# TYPE ${family} gauge`,
    ...(unit === null ? [] : [`# UNIT ${family} ${unit}`]),
    `# HELP ${family} ${escaped(helpText(name, metric, stepSeconds))}`,
  ]
}

const OVER_TIME: Readonly<Record<Metric['overTime'], string>> = {
  sum: 'sum',
  average: 'average',
  last: 'last value',
  maximum: 'maximum of the seconds',
}

function helpText(name: string, { namespace, overTime, about }: Metric, stepSeconds: number): string {
  const what = about ?? `CloudWatch's ${name} (${namespace})`
  return `${what}, ${OVER_TIME[overTime]} of a step of ${stepSeconds} s.`
}

/** Null for a series that the catalogue does not know. */
function exposedAs(series: string): Exposed | null {
  const metric = metricOf(series)
  if (metric === null) return null
  const parts = series.split('/')
  const [subject = ''] = parts
  const running = /^(service)\/(.*)\/running\/([^/]*)$/.exec(series)
  const name = running ? 'running' : (parts.at(-1) ?? '')
  const resource = running ? (running[2] ?? '') : parts.slice(1, -1).join('/')
  const { suffix, unit, scale } = UNITS[metric.unit]
  const base = snakeCase(metric.unit === 'Milliseconds' ? name.replace(/Ms$/, '') : name)
  const stem = metric.unit === 'Count/Second' ? '' : base
  const label = LABELS[subject]
  const labels: Labels = [
    ...(label === undefined ? [] : [[label, resource] as const]),
    ...(running ? [['task_definition', running[3] ?? ''] as const] : []),
  ]
  const words = ['dockyard', subject, stem, running ? 'by_definition' : '', suffix]
  return { family: words.filter((word) => word !== '').join('_'), unit, scale, labels, metric, name }
}

const UNITS: Readonly<Record<Metric['unit'], { readonly suffix: string } & Pick<Exposed, 'unit' | 'scale'>>> =
  {
    Count: { suffix: '', unit: null, scale: 1 },
    'Count/Second': { suffix: 'per_second', unit: null, scale: 1 },
    Bytes: { suffix: 'bytes', unit: 'bytes', scale: 1 },
    Percent: { suffix: 'ratio', unit: 'ratio', scale: 1 / 100 },
    Seconds: { suffix: 'seconds', unit: 'seconds', scale: 1 },
    Milliseconds: { suffix: 'seconds', unit: 'seconds', scale: 1 / MS_PER_SECOND },
  }

/** `CPUUtilization` is `cpu_utilization`, `HealthyHostCount` is `healthy_hosts`, as the name of a gauge must not end in `_count`. */
function snakeCase(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/xx_count$/, 'xx')
    .replace(/([0-9])_count$/, '$1')
    .replace(/_count(?=_|$)/, 's')
}

function labelText(labels: Labels): string {
  return `{${labels.map(([name, value]) => `${name}="${escaped(value)}"`).join(',')}}`
}

/** OpenMetrics escapes three characters; other control characters would break lines or terminals. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('"', '\\"')
    .replace(/\p{Cc}/gu, ' ')
}
