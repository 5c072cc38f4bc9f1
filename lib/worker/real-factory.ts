import { builtInScenarios } from '@/lib/scenario'
import { createSimulation, restoreSimulation } from '@/lib/sim'
import type { SimulationFactory } from './factory'

export const realFactory: SimulationFactory = {
  create: (scenario, seed) => createSimulation(scenario, seed === undefined ? {} : { seed }),
  restore: restoreSimulation,
  scenarios: builtInScenarios,
}
