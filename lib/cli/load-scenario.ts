// From a name on the command line to a scenario that is known to be valid.

import path from 'node:path'
import { printable } from '@/lib/engine/printable'
import { builtInScenarios, parseJson, parseScenario, type Scenario, ScenarioError } from '@/lib/scenario'
import type { Io } from './io'
import { withTraceFiles } from './trace-files'
import { UsageError } from './usage-error'

export interface Loaded {
  /** For `createSimulation`. */
  readonly source: unknown
  readonly scenario: Scenario
}

/** A file, or the id of a built-in scenario. Everything that is wrong with it is one `UsageError`. */
export async function loadScenario(file: string, io: Io): Promise<Loaded> {
  try {
    const source = await readSource(file, io)
    return { source, scenario: parseScenario(source) }
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(`${printable(file)}: ${told(error)}`)
    throw error
  }
}

/** One fault stands behind the file's name, several below it: a line each, whatever the names in it hold. */
function told({ faults, count }: ScenarioError): string {
  const lines = faults.map(({ message }) => printable(message))
  if (count === 1) return lines.join('')
  const left = count - lines.length
  return [`${count} problems:`, ...lines, ...(left > 0 ? [`… and ${left} more.`] : [])].join('\n  ')
}

async function readSource(file: string, io: Io): Promise<unknown> {
  let text: string
  try {
    text = await io.readFile(file)
  } catch (error) {
    const builtIn = builtInScenarios.find(({ id }) => id === file)
    if (builtIn) return builtIn.scenario
    throw new UsageError(`${printable(file)} cannot be read (${reasonOf(error)}).`)
  }
  return withTraceFiles(parseJson(text), path.dirname(path.resolve(file)), io)
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'there is no such file and no built-in scenario with that name'
  return code === 'EISDIR' ? 'it is a directory' : (code ?? String(error))
}
