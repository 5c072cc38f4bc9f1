import { afterSeconds, START } from '@/lib/engine'
import { runResult } from '../result'
import { createSimulation } from '../simulation'

export function run(scenario: unknown, seconds: number) {
  const simulation = createSimulation(scenario)
  simulation.advanceTo(afterSeconds(START, seconds))
  return { simulation, result: runResult(simulation, { stepSeconds: 60 }) }
}
