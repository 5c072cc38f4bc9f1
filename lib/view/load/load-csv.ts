import { csvText } from '@/lib/engine/csv'
import { formatClock } from '../describe/format'
import type { LoadCurveShape } from './load-curve'

/** The curve as it is drawn, evenly spaced in time. */
export function loadCsv({ values, end }: LoadCurveShape, unit: string): string {
  const last = Math.max(1, values.length - 1)
  return csvText([
    ['seconds', 'clock', unit],
    ...values.map((value, i) => {
      const at = (i / last) * end
      return [at / 1_000_000, formatClock(at), value]
    }),
  ])
}
