import { simTime } from '@/lib/engine'
import type { RunRecord } from '@/lib/protocol'
import { createSimulation, type LocalSimulation, type SimulationOptions } from './simulation'

/** Runs a record again: each command at its time, then on to where it was left. */
export function replaySimulation(record: RunRecord, options: SimulationOptions = {}): LocalSimulation {
  const simulation = createSimulation(record.scenario, { ...options, seed: record.seed })
  for (const { at, action, input } of record.commands) {
    simulation.advanceTo(at)
    simulation.dispatch({ action, input })
  }
  simulation.advanceTo(simTime(record.now))
  return simulation
}
