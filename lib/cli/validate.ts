import { printable } from '@/lib/engine/printable'
import { inputNotes } from '@/lib/sim/input-notes'
import { count } from './count'
import type { Io } from './io'
import { loadScenario } from './load-scenario'

/** `dockyard validate`: an invalid file is an error; an operation that AWS would refuse for its shape is worth a note. */
export async function validate(file: string, io: Io): Promise<number> {
  const { scenario } = await loadScenario(file, io)
  const notes = inputNotes(scenario)
  for (const note of notes) io.err(`Note: ${printable(note)}\n`)
  const parts = [
    count(scenario.operations.length, 'operation'),
    count(scenario.images.length, 'image'),
    count(scenario.traffic.length, 'traffic source'),
  ]
  await io.out(`${printable(`${file} is a valid scenario: "${scenario.name}", ${parts.join(', ')}.`)}\n`)
  return 0
}
