// An experiment as the command line knows it: what to run, and what it is called everywhere.

import { createHash } from 'node:crypto'
import type { SimTime } from '@/lib/engine'
import { ExperimentError } from '@/lib/experiment/experiment-error'
import { type Factor, withSettings } from '@/lib/experiment/factor'
import type { Identity } from '@/lib/experiment/journal'
import type { RunOrder } from '@/lib/experiment/measure-run'
import { MEASURES } from '@/lib/experiment/measures'
import { cellOf, cellsOf, checkPlan, type Plan, seedOf } from '@/lib/experiment/plan'
import { parseScenario } from '@/lib/scenario'
import type { Io } from '../io'
import { loadScenario } from '../load-scenario'
import { untilOf } from '../run'
import { UsageError } from '../usage-error'

/** How long, and on which seeds. */
export interface PlanFlags {
  readonly seed: number | null
  readonly replications: number
  readonly until: SimTime | null
  readonly warmUp: SimTime
}

export interface Experiment {
  readonly identity: Identity
  /** The scenario of each cell. */
  readonly sources: readonly unknown[]
}

export function orderOf({ identity: { plan }, sources }: Experiment, run: number): RunOrder {
  const { until, warmUp } = plan
  return { scenario: sources[cellOf(plan, run)], seed: seedOf(plan, run), until, warmUp }
}

/** Every cell's scenario is checked before anything runs. */
export async function designSweep(
  file: string,
  factors: readonly Factor[],
  flags: PlanFlags,
  io: Io,
): Promise<Experiment> {
  const { source, scenario } = await loadScenario(file, io)
  return told(() => {
    for (const { path, values } of factors)
      for (const value of values) withSettings(source, [{ path, value }])
    return experiment(
      scenario.name,
      factors,
      () => cellsOf(factors).map((cell) => withSettings(source, cell)),
      {
        flags: { ...flags, seed: flags.seed ?? scenario.seed },
        io,
      },
    )
  })
}

export function experiment(
  scenario: string,
  factors: readonly Factor[],
  sourcesOf: () => readonly unknown[],
  { flags, io }: { readonly flags: PlanFlags & { readonly seed: number }; readonly io: Io },
): Experiment {
  const { seed: firstSeed, replications, warmUp } = flags
  const draft: Omit<Plan, 'until'> = { factors, firstSeed, replications, warmUp }
  // Counted before any cell is made: there may be millions.
  checkPlan({ ...draft, until: Number.MAX_SAFE_INTEGER as SimTime })
  const sources = sourcesOf()
  const until = flags.until ?? longest(sources)
  const plan: Plan = { ...draft, until }
  checkPlan(plan)
  const dockyard = `${io.version}+${io.build}`
  const measures = MEASURES.map(({ name }) => name)
  const hash = createHash('sha256')
    .update(JSON.stringify([dockyard, plan, measures, sources]))
    .digest('hex')
  return { identity: { dockyard, experiment: hash, scenario, plan, measures }, sources }
}

/** All cells run equally long. */
function longest(sources: readonly unknown[]): SimTime {
  return sources
    .map((source) => untilOf(parseScenario(source)))
    .reduce((most, time) => (time > most ? time : most))
}

/** What is wrong with an experiment is the user's to put right. `where` is said before it. */
export function told<T>(perform: () => T, where = ''): T {
  try {
    return perform()
  } catch (error) {
    if (error instanceof ExperimentError) throw new UsageError(`${where}${error.message.replace(/\.$/, '')}.`)
    throw error
  }
}
