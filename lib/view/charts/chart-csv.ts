// The lines of a chart as CSV: all seconds that are kept, whatever part of them the chart shows. Columns are called by their series, as
// `dockyard run --format csv` calls them, and say their unit.

import { csvCell } from '@/lib/engine/csv'
import { metricOf } from '@/lib/metrics/catalogue'
import { formatClock } from '../describe/format'
import type { PanelSpec } from './panel'
import type { MetricColumns } from './series'

/** `seconds` is the end of a second, `clock` the same as the screen shows it; a gap is an empty cell. */
export function chartCsv({ lines }: Pick<PanelSpec, 'lines'>, metrics: MetricColumns): string {
  const columns = lines.map(({ metric }) => metrics.column(metric) ?? [])
  const head = lines.map(({ metric }) => csvCell(`${metric} (${metricOf(metric)?.unit ?? 'None'})`))
  const rows = [['seconds', 'clock', ...head].join(',')]
  for (let second = metrics.first; second < metrics.length; second++) {
    const values = columns.map((column) => {
      const value = column[second - metrics.first]
      return value === undefined || value === null || Number.isNaN(value) ? '' : String(value)
    })
    const end = second + 1
    rows.push([String(end), formatClock(end * 1_000_000), ...values].join(','))
  }
  return `${rows.join('\n')}\n`
}
