// What the colours and marks of a heat map say.

import type { MeanInterval, MeasureInfo } from '@/lib/protocol'
import { endedOf, placeOf, type SweepState, type Swept } from './state'

/** As many colours as one can tell apart, whatever colours one sees. */
export const HEAT_COLOURS = 7

export interface HeatScale {
  readonly low: number
  readonly high: number
}

/** The interval of a measure in each cell; null where there is none yet. */
export function intervalsOf(
  { cells }: Swept,
  measures: readonly MeasureInfo[],
  name: string,
): readonly (MeanInterval | null)[] {
  const place = measures.findIndex((measure) => measure.name === name)
  return cells.map(({ measures: own }) => own?.[place] ?? null)
}

/** Over the means that are known; null when there are none. */
export function heatScale(intervals: readonly (MeanInterval | null)[]): HeatScale | null {
  const means = intervals.flatMap((interval) => interval?.mean ?? [])
  if (means.length === 0) return null
  return { low: Math.min(...means), high: Math.max(...means) }
}

/** From 0 to `HEAT_COLOURS - 1`; equal means have the colour in the middle. */
export function colourOf({ low, high }: HeatScale, mean: number): number {
  if (high === low) return (HEAT_COLOURS - 1) / 2
  return Math.min(HEAT_COLOURS - 1, Math.floor((HEAT_COLOURS * (mean - low)) / (high - low)))
}

/** The lower ends of the colours, and the upper end of the last. */
export function colourBounds({ low, high }: HeatScale): readonly number[] {
  return Array.from({ length: HEAT_COLOURS + 1 }, (_, i) => low + (i * (high - low)) / HEAT_COLOURS)
}

/** Cells that stand out; empty sets where none does, or runs are missing. */
export interface HeatMarks {
  /** Where the measure is best. */
  readonly best: ReadonlySet<number>
  /** The least cost among those that keep the goals. */
  readonly cheapest: ReadonlySet<number>
  /** The scenario as it is. */
  readonly own: ReadonlySet<number>
}

export function heatMarks({
  result,
  measures,
  measure,
  paths,
}: Pick<SweepState, 'measures' | 'measure' | 'paths'> & { readonly result: Swept }): HeatMarks {
  const { goals, replications } = result.design
  const better = measures.find(({ name }) => name === measure)?.better ?? null
  const meansOf = (name: string) => intervalsOf(result, measures, name).map((one) => one?.mean ?? null)
  const [inTime, failed] = [meansOf('inTime'), meansOf('failed')]
  const keepsGoals = (cell: number) =>
    (inTime[cell] ?? 0) >= goals.inTime && (failed[cell] ?? 100) <= goals.failed
  const costs = meansOf('cost').map((cost, cell) => (keepsGoals(cell) ? cost : null))
  const isWhole = result.cells.every((cell) => endedOf(cell).length === replications)
  return {
    best: isWhole && better !== null ? extremes(meansOf(measure), better) : new Set(),
    cheapest: isWhole ? extremes(costs, 'less') : new Set(),
    own: ownCells(result, paths),
  }
}

/** What is left of differences of equal numbers, as a share of them. */
const SAME = 1e-9

/** Where the extreme is; nowhere when all are the same. */
function extremes(values: readonly (number | null)[], better: 'less' | 'more'): ReadonlySet<number> {
  const known = values.filter((value) => value !== null)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const slack = SAME * Math.max(Math.abs(least), Math.abs(most))
  if (known.length === 0 || (values.length > 1 && known.length === values.length && most - least <= slack))
    return new Set()
  return new Set(
    values.flatMap((value, cell) => {
      if (value === null) return []
      return (better === 'less' ? value - least : most - value) <= slack ? [cell] : []
    }),
  )
}

function ownCells({ design, cells }: Swept, paths: SweepState['paths']): ReadonlySet<number> {
  const own = design.factors.map(({ path, texts }) => {
    const now = paths.find((known) => known.path === path)?.value
    return now === undefined ? -1 : texts.indexOf(now)
  })
  return new Set(
    cells.flatMap((_, cell) => (placeOf(design, cell).every((place, i) => place === own[i]) ? [cell] : [])),
  )
}
