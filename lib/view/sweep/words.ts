// Cells of a sweep in words.

import type { MeanInterval, MeasureInfo, SweepDesign } from '@/lib/protocol'
import { halfWidthText, labelOf, meanText, numberText } from '../compare/words'
import { plural } from '../describe/format'
import { placeOf } from './state'

/** `TargetValue 30, cooldown 60s` */
export function cellName(design: Pick<SweepDesign, 'factors'>, cell: number): string {
  const place = placeOf(design, cell)
  return design.factors.map(({ name, texts }, i) => `${name} ${texts[place[i] ?? 0] ?? ''}`).join(', ')
}

export function cellSpoken(
  design: SweepDesign,
  cell: number,
  {
    measure,
    interval,
    marks,
  }: {
    readonly measure: MeasureInfo
    readonly interval: MeanInterval | null
    readonly marks: readonly string[]
  },
): string {
  const said = [cellName(design, cell), `${labelOf(measure)} ${valueSpoken(measure, interval)}`, ...marks]
  if (interval !== null && interval.n > 0) said.push(plural(interval.n, 'run'))
  return said.join('; ')
}

function valueSpoken(measure: MeasureInfo, interval: MeanInterval | null): string {
  if (interval === null) return 'not run yet'
  if (interval.mean === null) return 'has no value'
  const { low, high } = interval
  const range = low === null || high === null ? '' : `, 95 % from ${numberText(low)} to ${numberText(high)}`
  return `${meanText(measure, interval)}${range}`
}

/** `98.9 % ±0.3` */
export function intervalText(measure: MeasureInfo, interval: MeanInterval | null): string {
  if (interval === null || interval.mean === null) return '–'
  return `${meanText(measure, interval)} ${halfWidthText(interval)}`.trim()
}
