// A run of an experiment: a scenario, a seed, a time. What it comes to is a row, and the same everywhere.

import type { SimTime } from '@/lib/engine'
import { createSimulation } from '@/lib/sim'
import { endWindow, startWindow } from '@/lib/sim/run-window'
import { MEASURES } from './measures'

export interface RunOrder {
  readonly scenario: unknown
  readonly seed: number
  readonly until: SimTime
  readonly warmUp: SimTime
}

export interface RunOutcome {
  readonly traceHash: string
  /** In the order of `MEASURES`. */
  readonly measures: readonly (number | null)[]
}

/** Throws what `createSimulation` and the simulation throw. */
export function measureRun({ scenario, seed, until, warmUp }: RunOrder): RunOutcome {
  const simulation = createSimulation(scenario, { seed })
  simulation.advanceTo(warmUp)
  const start = startWindow(simulation)
  simulation.advanceTo(until)
  const window = endWindow(simulation, start)
  return {
    traceHash: simulation.traceHash(),
    measures: MEASURES.map((measure) => measure.of(window)),
  }
}
