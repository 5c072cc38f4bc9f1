// A run of an experiment: a scenario, a seed, a time. What it comes to is a row, and the same everywhere.

import { type SimTime, simTime } from '@/lib/engine'
import type { RunRecord } from '@/lib/protocol'
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

/** What is done and seen on the way, beside the scenario. */
export interface Company {
  /** Of a person, in the order of their times. */
  readonly commands: RunRecord['commands']
  /** Called so often, and at the end. */
  readonly look: { readonly everyUs: number; at(simulation: LocalSimulation): void } | null
}

/** A run at its end, and what came of it. */
export interface EndedRun {
  readonly simulation: LocalSimulation
  readonly window: RunWindow
  readonly outcome: RunOutcome
  /** Commands that AWS would not take: names of another seed may not be there. */
  readonly refused: number
}

const ALONE: Company = { commands: [], look: null }

/** Throws what `createSimulation` and the simulation throw. */
export function measureRun(order: RunOrder): RunOutcome {
  return performRun(order).outcome
}

/** The same for who does or sees more of it. */
export function performRun(
  { scenario, seed, until, warmUp }: RunOrder,
  { commands, look }: Company = ALONE,
): EndedRun {
  const simulation = createSimulation(scenario, { seed })
  let refused = 0
  let next = 0
  const advance = (to: SimTime) => {
    for (
      let command = commands[next];
      command !== undefined && command.at <= to;
      command = commands[++next]
    ) {
      simulation.advanceTo(command.at)
      if (!simulation.dispatch({ action: command.action, input: command.input }).ok) refused++
    }
    simulation.advanceTo(to)
  }
  const advanceLooking = (to: SimTime) => {
    if (look !== null) {
      const { everyUs } = look
      const after = () => simTime((Math.floor(simulation.now() / everyUs) + 1) * everyUs)
      for (let at = after(); at <= to; at = after()) {
        advance(at)
        look.at(simulation)
      }
    }
    advance(to)
  }
  advanceLooking(warmUp)
  const start = startWindow(simulation)
  advanceLooking(until)
  look?.at(simulation)
  const window = endWindow(simulation, start)
  const outcome = {
    traceHash: simulation.traceHash(),
    measures: MEASURES.map((measure) => measure.of(window)),
  }
  return { simulation, window, outcome, refused }
}
