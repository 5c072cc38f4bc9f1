import { builtInScenarios, emptyScenario } from '@/lib/scenario'
import { createSimulation, RECENT_HISTORY, restoreSimulation, sketchOf } from '@/lib/sim'
import type { SimulationFactory } from './factory'

// A page may stay open for a day.
const history = RECENT_HISTORY

export const realFactory: SimulationFactory = {
  create: (scenario, seed) =>
    createSimulation(scenario, seed === undefined ? { history } : { seed, history }),
  restore: (scenario, seed, checkpoint) => restoreSimulation(scenario, seed, checkpoint, { history }),
  scenarios: [...builtInScenarios, emptyScenario],
  sketchOf,
}
