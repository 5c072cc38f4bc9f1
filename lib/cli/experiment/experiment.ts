// An experiment as the command line knows it: what to run, and what it is called everywhere.

import { createHash } from 'node:crypto'
import { type SimTime, simTime } from '@/lib/engine'
import { cellSources } from '@/lib/experiment/cell-sources'
import { ExperimentError } from '@/lib/experiment/experiment-error'
import type { Factor } from '@/lib/experiment/factor'
import type { Identity } from '@/lib/experiment/journal'
import type { RunOrder } from '@/lib/experiment/measure-run'
import { MEASURES } from '@/lib/experiment/measures'
import { cellOf, checkPlan, type Plan, seedOf } from '@/lib/experiment/plan'
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
  return told(() =>
    experiment(scenario.name, factors, {
      basis: source,
      sources: () => cellSources(source, factors),
      flags: { ...flags, seed: flags.seed ?? scenario.seed },
      io,
    }),
  )
}

interface Cells {
  /** What the scenarios of the cells are made of, for the fingerprint. */
  readonly basis: unknown
  sources(): readonly unknown[]
  readonly flags: PlanFlags & { readonly seed: number }
  readonly io: Io
}

export function experiment(scenario: string, factors: readonly Factor[], cells: Cells): Experiment {
  const { seed: firstSeed, replications, warmUp, until: asked } = cells.flags
  const draft: Omit<Plan, 'until'> = { factors, firstSeed, replications, warmUp }
  // Counted before any cell is made: there may be millions.
  checkPlan({ ...draft, until: asked ?? simTime(Number.MAX_SAFE_INTEGER) })
  const sources = cells.sources()
  const plan: Plan = { ...draft, until: asked ?? longest(sources) }
  checkPlan(plan)
  const dockyard = `${cells.io.version}+${cells.io.build}`
  const measures = MEASURES.map(({ name }) => name)
  const hash = createHash('sha256')
    .update(JSON.stringify([dockyard, plan, measures, cells.basis]))
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
