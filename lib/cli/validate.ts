import { type SimTime, simTime } from '@/lib/engine'
import { printable } from '@/lib/engine/printable'
import { formatDuration, type Scenario } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim'
import type { OperationResult } from '@/lib/sim/scenario-run'
import { count } from './count'
import type { Io } from './io'
import { loadScenario } from './load-scenario'
import { remarksOf } from './remarks'
import { advance } from './run'

/**
 * `dockyard validate`: an invalid file is an error. An operation that AWS refuses is worth a note, as a lesson may want just that:
 * the scenario is run until the last of them, since most refusals and failures are about what else there is.
 */
export async function validate(file: string, io: Io): Promise<number> {
  const { source, scenario } = await loadScenario(file, io)
  const simulation = createSimulation(source)
  if (!advance(simulation, lastOperationAt(scenario), io)) return 1
  for (const note of simulation.run.results.flatMap(notesOf)) io.err(`Note: ${printable(note)}\n`)
  const parts = [
    count(scenario.operations.length, 'operation'),
    count(scenario.images.length, 'image'),
    count(scenario.traffic.length, 'traffic source'),
  ]
  await io.out(`${printable(`${file} is a valid scenario: "${scenario.name}", ${parts.join(', ')}.`)}\n`)
  return 0
}

const lastOperationAt = ({ operations }: Scenario): SimTime =>
  operations.reduce((last, { at }) => (at > last ? at : last), simTime(0))

function notesOf(result: OperationResult): readonly string[] {
  const { at, action, error } = result
  if (error === null) return remarksOf(result)
  return [`${action} at ${formatDuration(at)} will fail with ${error.code}: ${error.message}`]
}
