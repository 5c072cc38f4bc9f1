import type { Simulation } from '@/lib/sim/types'
import type { SimulationFactory } from './factory'
import type { Slicer } from './slices'

/** A run on its way to where its scenario opens before anybody has asked for it. It is the one that would have been made then. */
export class PreparedRun {
  readonly #text: string
  readonly #simulation: Simulation

  constructor(scenario: unknown, factory: Pick<SimulationFactory, 'create'>) {
    this.#text = JSON.stringify(scenario)
    this.#simulation = factory.create(scenario, undefined)
  }

  /** Works for about `budgetMs`; true when there is nothing left to do. */
  advance(slicer: Slicer, budgetMs: number): boolean {
    return slicer.advance(this.#simulation, this.#simulation.opening.at, budgetMs)
  }

  /** The run as far as it is, when it is one of this scenario. */
  of(scenario: unknown): Simulation | undefined {
    return JSON.stringify(scenario) === this.#text ? this.#simulation : undefined
  }
}
