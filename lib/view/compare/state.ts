// What the comparison of two runs knows.

import type { SimTime } from '@/lib/engine/time'
import type { ComparedMeasure, ExperimentDesign, KnownPath, MeasuredRun, RunRecord } from '@/lib/protocol'

export type Side = 'a' | 'b'

export interface StatedChange {
  readonly path: string
  readonly value: string
}

export interface Change extends StatedChange {
  /** For lists on the screen. */
  readonly id: number
}

/** How often and how long an experiment is run. */
export interface ExperimentPlan {
  readonly replications: number
  readonly until: string
  readonly warmUp: string
}

/** What a person states: B, and how both are run. */
export interface CompareForm extends ExperimentPlan {
  /** A built-in scenario; null for that of A. */
  readonly scenarioId: string | null
  readonly changes: readonly Change[]
  /** Whether what was done by hand in the run of A is done. */
  readonly hasCommands: Readonly<Record<Side, boolean>>
}

/** The scenario that A is. */
export interface Base {
  /** Of a built-in scenario. */
  readonly id: string | null
  readonly scenario: unknown
  /** What is changed in it before anything else. */
  readonly changes: readonly StatedChange[]
  readonly seed: number
  readonly title: string
  /** What was done by hand: part of a side only where the form says so. */
  readonly commands: RunRecord['commands']
}

export type Progress =
  | { readonly status: 'editing' }
  | { readonly status: 'running'; readonly done: number; readonly all: number }
  | { readonly status: 'done' }
  | { readonly status: 'failed'; readonly message: string }

export interface Compared {
  readonly base: Base
  readonly labels: Readonly<Record<Side, string>>
  readonly commands: Readonly<Record<Side, RunRecord['commands']>>
  readonly replications: number
  readonly design: ExperimentDesign
  /** By seed, the first seed first; undefined where the run has not ended yet. */
  readonly runs: Readonly<Record<Side, readonly (MeasuredRun | undefined)[]>>
  /** Over the seeds of which both runs have ended. */
  readonly measures: readonly ComparedMeasure[]
}

export interface ComparisonState {
  readonly form: CompareForm
  /** Null until somebody has looked. */
  readonly base: Base | null
  /** Whether the canvas shows another scenario than A. */
  readonly isOtherOpen: boolean
  /** Of the scenario of B. */
  readonly paths: readonly KnownPath[]
  readonly progress: Progress
  readonly result: Compared | null
  /** The seed whose runs are drawn and opened. */
  readonly seed: number
  /** The instant that is looked at. */
  readonly at: SimTime
  readonly mode: 'lanes' | 'table'
}

/** Pairs of which both runs have ended, in the order of their seeds. */
export function pairsOf({
  runs: { a, b },
}: Compared): readonly (readonly [a: MeasuredRun, b: MeasuredRun])[] {
  return a.flatMap((first, i) => {
    const second = b[i]
    return first === undefined || second === undefined ? [] : [[first, second] as const]
  })
}

/** The runs with a seed. */
export function runsWith(
  { runs, base }: Compared,
  seed: number,
): Readonly<Record<Side, MeasuredRun | undefined>> {
  return { a: runs.a[seed - base.seed], b: runs.b[seed - base.seed] }
}
