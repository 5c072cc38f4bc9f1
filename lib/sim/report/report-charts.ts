// Which charts a report has: requests, latency and errors of the run, tasks and utilization of each service, instances of each Auto
// Scaling group.

import { requestSeries, seriesOf } from '@/lib/metrics/catalogue'
import type { RunResult } from '../result'
import type { Chart, ChartLine } from './chart-svg'

/** Of so many services and groups; a report of hundreds would be no report. */
const RESOURCES_MAX = 12

export function reportCharts({ series, autoScalingGroups }: RunResult): readonly Chart[] {
  const { names, stepSeconds } = series
  const line = (
    name: string,
    label: string,
    style: ChartLine['style'],
    more: Partial<ChartLine> = {},
  ): ChartLine => ({ label, style, values: names[name] ?? [], ...more })
  const chart = (title: string, unit: string, lines: readonly ChartLine[]): Chart => ({
    title,
    unit,
    lines,
    stepSeconds,
  })
  const stepped = { isStepped: true }
  return [
    chart('Requests a second', '', [line(requestSeries('rps'), 'requests', 'a')]),
    chart('Latency', 'ms', [
      line(requestSeries('p50Ms'), 'p50', 'a'),
      line(requestSeries('p99Ms'), 'p99', 'b'),
    ]),
    ...(hasErrors(names)
      ? [
          chart('Errors', `5xx in ${stepSeconds} s`, [
            line(requestSeries('errors5xxElb'), 'load balancer', 'f'),
            line(requestSeries('errors5xxTarget'), 'target', 'b'),
          ]),
        ]
      : []),
    ...servicesOf(names).flatMap((service) => [
      chart(`Tasks of ${service}`, '', [
        line(seriesOf('service', service, 'desired'), 'desired', 'b', stepped),
        line(seriesOf('service', service, 'running'), 'running', 'a', stepped),
      ]),
      chart(`Utilization of ${service}`, '%', [
        line(seriesOf('service', service, 'CPUUtilization'), 'CPU', 'a'),
        line(seriesOf('service', service, 'MemoryUtilization'), 'memory', 'e'),
      ]),
    ]),
    ...autoScalingGroups
      .slice(0, RESOURCES_MAX)
      .map(({ AutoScalingGroupName: group = '' }) =>
        chart(`Instances of ${group}`, '', [
          line(seriesOf('asg', group, 'desired'), 'desired', 'b', stepped),
          line(seriesOf('asg', group, 'inService'), 'in service', 'a', stepped),
        ]),
      ),
  ]
}

/** As their series are called, which for services of one name in several clusters says the cluster too. */
function servicesOf(names: RunResult['series']['names']): readonly string[] {
  const suffix = seriesOf('service', '', 'desired').slice('service/'.length)
  return Object.keys(names)
    .filter((name) => name.startsWith('service/') && name.endsWith(suffix))
    .map((name) => name.slice('service/'.length, -suffix.length))
    .slice(0, RESOURCES_MAX)
}

function hasErrors(names: RunResult['series']['names']): boolean {
  return ['errors5xxElb' as const, 'errors5xxTarget' as const].some((name) =>
    names[requestSeries(name)]?.some((value) => (value ?? 0) > 0),
  )
}
