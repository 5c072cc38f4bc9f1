// What a sweep over one or two parameters knows.

import type { KnownPath, MeanInterval, MeasuredRun, MeasureInfo, SweepDesign } from '@/lib/protocol'
import type { Base, ExperimentPlan, StatedChange } from '../compare/state'

export interface Parameter {
  /** For lists on the screen. */
  readonly id: number
  readonly path: string
  /** `a,b,c` or `a..b:step` */
  readonly values: string
}

export interface SweepForm extends ExperimentPlan {
  /** One or two. */
  readonly parameters: readonly Parameter[]
}

export type SweepProgress =
  | { readonly status: 'editing' }
  /** `leftMs` is null until one can tell. */
  | {
      readonly status: 'running'
      readonly done: number
      readonly all: number
      readonly leftMs: number | null
    }
  | { readonly status: 'stopped' | 'done'; readonly done: number; readonly all: number }
  | { readonly status: 'failed'; readonly message: string }

export interface SweptCell {
  /** By seed, the first seed first; undefined where the run has not ended yet. */
  readonly runs: readonly (MeasuredRun | undefined)[]
  /** In the order of the measures, over the runs that have ended; null while there are none. */
  readonly measures: readonly MeanInterval[] | null
}

export interface Swept {
  readonly base: Base
  /** What it was stated by. */
  readonly form: SweepForm
  readonly design: SweepDesign
  readonly cells: readonly SweptCell[]
}

export interface SweepState {
  readonly form: SweepForm
  /** Null until somebody has looked. */
  readonly base: Base | null
  /** Whether the canvas shows another scenario. */
  readonly isOtherOpen: boolean
  readonly paths: readonly KnownPath[]
  readonly measures: readonly MeasureInfo[]
  /** The name of the measure that is shown. */
  readonly measure: string
  readonly progress: SweepProgress
  readonly result: Swept | null
  /** The cell that is looked at, and the seed that is opened of it. */
  readonly chosen: number
  readonly seed: number
  /** The cells that are to be compared. */
  readonly sides: { readonly a: number | null; readonly b: number | null }
  readonly mode: 'map' | 'table'
}

export const endedOf = ({ runs }: SweptCell): readonly MeasuredRun[] =>
  runs.filter((run) => run !== undefined)

/** The values of a cell, one for each parameter. */
export function placeOf({ factors }: Pick<SweepDesign, 'factors'>, cell: number): readonly number[] {
  const [, second] = factors
  if (second === undefined) return [cell]
  const columns = second.values.length
  return [Math.floor(cell / columns), cell % columns]
}

export function settingsOf({ factors }: Pick<SweepDesign, 'factors'>, cell: number): readonly StatedChange[] {
  const place = placeOf({ factors }, cell)
  return factors.map(({ path, texts }, i) => ({ path, value: texts[place[i] ?? 0] ?? '' }))
}
