// A run of an experiment: a scenario, a seed, a time. What it comes to is a row, and the same everywhere.

import type { SimTime } from '@/lib/engine'
import { createSimulation, type LocalSimulation } from '@/lib/sim'
import { endWindow, type RunWindow, startWindow } from '@/lib/sim/run-window'
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

/** A run at its end, and what came of it. */
export interface EndedRun {
  readonly simulation: LocalSimulation
  readonly window: RunWindow
  readonly outcome: RunOutcome
}

/** Throws what `createSimulation` and the simulation throw. */
export function measureRun(order: RunOrder): RunOutcome {
  return performRun(order).outcome
}

/** The same for who wants to see more of it. */
export function performRun({ scenario, seed, until, warmUp }: RunOrder): EndedRun {
  const simulation = createSimulation(scenario, { seed })
  simulation.advanceTo(warmUp)
  const start = startWindow(simulation)
  simulation.advanceTo(until)
  const window = endWindow(simulation, start)
  const outcome = {
    traceHash: simulation.traceHash(),
    measures: MEASURES.map((measure) => measure.of(window)),
  }
  return { simulation, window, outcome }
}
