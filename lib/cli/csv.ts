import { csvCell } from '@/lib/engine/csv'
import type { RunSeries } from '@/lib/sim/result'

/** One row a step, one column a series; a gap is an empty cell. `seconds` is the end of the step. */
export function csvOf({ stepSeconds, names }: RunSeries): string {
  const columns = Object.entries(names)
  const length = Math.max(0, ...columns.map(([, values]) => values.length))
  const rows = [['seconds', ...columns.map(([name]) => csvCell(name))].join(',')]
  for (let step = 0; step < length; step++) {
    const values = columns.map(([, column]) => String(column[step] ?? ''))
    rows.push([String((step + 1) * stepSeconds), ...values].join(','))
  }
  return `${rows.join('\n')}\n`
}
