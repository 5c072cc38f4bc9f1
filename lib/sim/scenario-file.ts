// A run as a scenario file: what the person did stands behind the scenario's own operations, each at its time. What one of
// them made is a name for those behind it, so that the file can be edited; a run of it comes to the same.

import { kebabCase } from '@/lib/aws/command-line/casing'
import type { SimTime } from '@/lib/engine'
import type { Command } from '@/lib/protocol'
import { formatDuration, parseJson } from '@/lib/scenario'

export type ScenarioText = Readonly<Record<string, unknown>>

/** A command that changed something. */
export interface MadeCommand extends Command {
  readonly at: SimTime
  /** Of what it made. */
  readonly identifier: string | null
}

interface RunParts {
  readonly seed: number
  readonly now: SimTime
  /** What names of the scenario stand for. */
  readonly names: ReadonlyMap<string, string>
  readonly commands: readonly MadeCommand[]
}

/** Opens where the run stands. A run that nobody touched is its scenario. */
export function scenarioFile(source: unknown, { seed, now, names, commands }: RunParts): ScenarioText {
  const scenario = (typeof source === 'string' ? parseJson(source) : source) as ScenarioText
  if (commands.length === 0) return scenario
  const own = Array.isArray(scenario.operations) ? (scenario.operations as readonly ScenarioText[]) : []
  const taken = new Set(own.map(({ as }) => as))
  const nameOf = new Map([...names].map(([name, identifier]) => [identifier, name]))
  const used = new Set<string>()
  const refer = (text: string): string => {
    const name = nameOf.get(text)
    if (name === undefined) return text.replaceAll('${', () => '$${')
    used.add(name)
    return `\${${name}}`
  }
  const operations = commands.map(({ at, action, input, identifier }) => {
    const operation = { at: formatDuration(at), last: true, action, input: mapTexts(input, refer) }
    if (identifier === null || nameOf.has(identifier)) return { name: null, operation }
    const name = freeNameFor(action, taken)
    taken.add(name)
    nameOf.set(identifier, name)
    return { name, operation }
  })
  const named = operations.map(({ name, operation: { at, last, ...rest } }) =>
    name !== null && used.has(name) ? { at, last, as: name, ...rest } : { at, last, ...rest },
  )
  // What its outcome is measured from would move with the opening.
  const goals = { from: scenario.openAt ?? '0s', ...(scenario.goals as ScenarioText | undefined) }
  return { ...scenario, seed, openAt: formatDuration(now), goals, operations: [...own, ...named] }
}

/** `elasticloadbalancing:CreateTargetGroup` makes a `target-group`, the second a `target-group-2`. */
function freeNameFor(action: string, taken: ReadonlySet<unknown>): string {
  const noun = (action.split(':')[1] ?? '').replace(/^(?:Create|Register|Run|Put|Start)/, '')
  const base = kebabCase(noun) || 'made'
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}-${n}`
    if (!taken.has(name)) return name
  }
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]))
}
