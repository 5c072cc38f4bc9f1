import { csvText } from '@/lib/engine/csv'
import type { AlarmView } from '@/lib/protocol'
import { formatClock } from '../describe/format'

/** The datapoints that its chart draws, a row a period; a period without one has an empty cell. */
export function alarmCsv({ points, metricName, statistic, threshold }: AlarmView): string {
  return csvText([
    ['seconds', 'clock', `${metricName} (${statistic})`, 'threshold', 'breaching', 'counts'],
    ...points.map(({ at, value, isBreaching, isCounted }) => [
      at / 1_000_000,
      formatClock(at),
      value,
      threshold,
      String(isBreaching),
      String(isCounted),
    ]),
  ])
}
