// What the screen and the workers that carry out experiments say to each other: calls, each answered once.

import type { SimTime } from '@/lib/engine/time'
import type { RunRecord } from './run-record'

/** One side of a comparison: a scenario file, what is changed in it (`path=value`), and what a person did in its course. */
export interface Variant {
  readonly scenario: unknown
  readonly changes: readonly string[]
  /** None unless given. */
  readonly commands?: RunRecord['commands']
}

/** Durations as people type them: `30m`. */
export interface ExperimentInput {
  readonly a: Variant
  readonly b: Variant
  readonly seed: number
  readonly replications: number
  readonly until: string
  readonly warmUp: string
}

export interface ExperimentDesign {
  /** With their changes in them. */
  readonly sources: readonly [a: unknown, b: unknown]
  readonly until: SimTime
  readonly warmUp: SimTime
  /** False when the two get different arrivals, so that pairing may gain nothing. */
  readonly hasSameTraffic: boolean
}

/** A place of a scenario file that can be changed, and what stands there now, both as people type them. */
export interface KnownPath {
  readonly path: string
  readonly value: string
}

/** A scenario file, and what is varied in it: `path=a,b,c` or `path=a..b:step` for each parameter. */
export interface SweepInput extends Omit<ExperimentInput, 'a' | 'b'> {
  readonly scenario: unknown
  readonly vary: readonly string[]
}

/** A parameter and its values, the values also as people type them. */
export interface SweepFactor {
  readonly path: string
  /** The end of the path. */
  readonly name: string
  readonly values: readonly unknown[]
  readonly texts: readonly string[]
}

/** Runs are numbered: `replications` for each cell, on the same seeds. */
export interface SweepDesign {
  /** Of the scenario. */
  readonly name: string
  readonly factors: readonly SweepFactor[]
  /** The scenario of each cell under a name of its own; the last factor changes fastest. */
  readonly sources: readonly unknown[]
  readonly firstSeed: number
  readonly replications: number
  readonly until: SimTime
  readonly warmUp: SimTime
  /** What the scenario wants: at least so many of the requests in time, at most so many failed, in percent. */
  readonly goals: { readonly inTime: number; readonly failed: number }
}

/** The result as files; they are those of `dockyard sweep`. */
export interface SweepFiles {
  readonly json: string
  readonly cellsCsv: string
  readonly runsCsv: string
}

export interface ExperimentRun {
  readonly scenario: unknown
  readonly seed: number
  readonly until: SimTime
  readonly warmUp: SimTime
  /** Whether it is drawn, and not only measured. */
  readonly isDrawn: boolean
  /** Those of a person; none unless given. */
  readonly commands?: RunRecord['commands']
}

export interface MeasuredRun {
  readonly traceHash: string
  /** In the order of the measures that `compare` answers with. */
  readonly measures: readonly (number | null)[]
  readonly course: RunCourse | null
  /** Commands that failed: with another seed, what they name may not be there. */
  readonly refused: number
}

/** A run over time: the values of steps, null where there is none. */
export interface RunCourse {
  readonly stepSeconds: number
  readonly requests: readonly (number | null)[]
  readonly p99Ms: readonly (number | null)[]
  /** Tasks of all services. */
  readonly running: readonly (number | null)[]
  readonly desired: readonly (number | null)[]
  /** CPUUtilization of the services, in percent. */
  readonly cpu: readonly (number | null)[]
  readonly instances: readonly (number | null)[]
  /** What the run has cost so far. */
  readonly costUsd: readonly (number | null)[]
  readonly activities: readonly CourseActivity[]
}

export interface CourseActivity {
  /** Microseconds. */
  readonly at: number
  readonly text: string
  readonly direction: 'out' | 'in' | 'none'
}

/** A mean and its 95 % interval; null where too few runs have a value. */
export interface MeanInterval {
  readonly n: number
  readonly mean: number | null
  readonly low: number | null
  readonly high: number | null
}

/** What runs are judged by. */
export interface MeasureInfo {
  readonly name: string
  readonly unit: string
  readonly says: string
  /** Null where that depends on what somebody wants. */
  readonly better: 'less' | 'more' | null
}

export interface ComparedMeasure extends MeasureInfo {
  readonly a: MeanInterval
  readonly b: MeanInterval
  /** B less A on the same seeds. */
  readonly paired: MeanInterval
  readonly verdict: 'B is better' | 'A is better' | 'no difference shown' | null
}

export interface ExperimentCalls {
  paths(input: Pick<Variant, 'scenario'> & Partial<Variant>): readonly KnownPath[]
  design(input: ExperimentInput): ExperimentDesign
  run(input: ExperimentRun): MeasuredRun
  /** Runs of the same seeds, in the same order. */
  compare(input: {
    readonly a: readonly MeasuredRun[]
    readonly b: readonly MeasuredRun[]
  }): readonly ComparedMeasure[]
  measures(input: Readonly<Record<string, never>>): readonly MeasureInfo[]
  sweep(input: SweepInput): SweepDesign
  /** Of each measure over the runs of a cell, which come in the order of their seeds. */
  estimate(input: { readonly runs: readonly MeasuredRun['measures'][] }): readonly MeanInterval[]
  /** Every run in the order of their numbers. */
  files(input: { readonly design: SweepDesign; readonly runs: readonly MeasuredRun[] }): SweepFiles
}

export type ExperimentMethod = keyof ExperimentCalls

export type ToExperimenter = {
  [M in ExperimentMethod]: {
    readonly id: number
    readonly method: M
    readonly input: Parameters<ExperimentCalls[M]>[0]
  }
}[ExperimentMethod]

export type FromExperimenter =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: string }
