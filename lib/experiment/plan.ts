// The design of an experiment: full factorial, every cell on the same seeds, so that cells differ by their settings and not by their
// luck (common random numbers). Runs are numbered; everything that is said of a run is said by its number.

import type { SimTime } from '@/lib/engine'
import { ExperimentError } from './experiment-error'
import type { Factor } from './factor'
import type { Setting } from './setting'

/** More than anybody waits for, and few enough to keep all rows in memory. */
export const RUNS_MAX = 100_000

export interface Plan {
  readonly factors: readonly Factor[]
  readonly firstSeed: number
  readonly replications: number
  readonly until: SimTime
  /** What happens before does not count. */
  readonly warmUp: SimTime
}

export interface Shard {
  /** From 1. */
  readonly index: number
  readonly count: number
}

/** The settings of each cell; the last factor changes fastest. */
export function cellsOf(factors: readonly Factor[]): readonly (readonly Setting[])[] {
  return factors.reduce<readonly (readonly Setting[])[]>(
    (cells, { path, values }) => cells.flatMap((cell) => values.map((value) => [...cell, { path, value }])),
    [[]],
  )
}

export function runCount({ factors, replications }: Pick<Plan, 'factors' | 'replications'>): number {
  return factors.reduce((count, { values }) => count * values.length, replications)
}

/** Refuses what could not be meant. */
export function checkPlan(plan: Plan): void {
  const paths = plan.factors.map(({ path }) => path)
  const twice = paths.find((path, i) => paths.indexOf(path) !== i)
  if (twice !== undefined) throw new ExperimentError(`${twice} is varied twice`)
  const runs = runCount(plan)
  if (runs > RUNS_MAX) throw new ExperimentError(`${runs} runs are too many: at most ${RUNS_MAX}`)
  if (plan.warmUp >= plan.until) throw new ExperimentError('the warm-up must end before the run does')
}

export const cellOf = ({ replications }: Plan, run: number): number => Math.floor(run / replications)

export const seedOf = ({ firstSeed, replications }: Plan, run: number): number =>
  firstSeed + (run % replications)

/** Every so-manieth run, so that the shards get cells of all kinds and are done at about the same time. */
export function runsOf(plan: Plan, { index, count }: Shard = { index: 1, count: 1 }): readonly number[] {
  return Array.from({ length: runCount(plan) }, (_, run) => run).filter((run) => run % count === index - 1)
}
