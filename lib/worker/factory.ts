// Where simulations come from. The loop knows only this interface, so that tests can give it one of their own.

import type { ScenarioSketch, ScenarioSummary } from '@/lib/protocol'
import type { Simulation } from '@/lib/sim/types'

export interface SimulationFactory {
  /** Throws an error with a `where` when the scenario is not valid. */
  create(scenario: unknown, seed: number | undefined): Simulation
  restore(scenario: unknown, seed: number, checkpoint: unknown): Simulation
  sketchOf(scenario: unknown): ScenarioSketch
  readonly scenarios: readonly (ScenarioSummary & { readonly scenario: unknown })[]
}
