// A factor is a path of the scenario file and the values that it takes, one by one.

import { formatPath } from '@/lib/aws/explain-issue'
import { parseScenario, ScenarioError } from '@/lib/scenario'
import { inputNotes } from '@/lib/sim/input-notes'
import { ExperimentError } from './experiment-error'
import { readPath, resolvePath, withValueAt } from './path'
import { type Setting, settingsText } from './setting'
import { parseValues } from './values'

export interface Factor {
  /** As it was typed. */
  readonly path: string
  readonly values: readonly unknown[]
}

/** `path=a,b,c` or `path=a..b:step`. */
export function parseFactor(text: string): Factor {
  const { path, rest } = split(text)
  return about(text, () => ({ path, values: parseValues(rest) }))
}

/** `path=value`. */
export function parseSetting(text: string): Setting {
  const { path, rest } = split(text)
  const values = about(text, () => parseValues(rest))
  if (values.length !== 1) throw new ExperimentError(`"${text}" must have one value, not ${values.length}`)
  return { path, value: values[0] }
}

function split(text: string): { readonly path: string; readonly rest: string } {
  const { path, length } = readPath(text)
  if (text[length] !== '=') throw new ExperimentError(`"${text}" has no "=" behind its path`)
  if (path[0] === 'seed') throw new ExperimentError('the seed is varied by --seed and --replications')
  return { path: text.slice(0, length), rest: text.slice(length + 1) }
}

/** Says of which text an error speaks. */
function about<T>(text: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof ExperimentError) throw new ExperimentError(`"${text}": ${error.message}`)
    throw error
  }
}

/** The scenario with these values in it, checked; see `varier`. */
export function withSettings(source: unknown, settings: readonly Setting[]): unknown {
  return varier(source)(settings)
}

/**
 * Puts values into one scenario, again and again, and checks what comes out. A value that the schema refuses is an error, and so is one
 * that an operation would refuse or ignore though it took the scenario as it was: nothing could be learned from it.
 */
export function varier(source: unknown): (settings: readonly Setting[]) => unknown {
  let known: ReadonlySet<string> | null = null
  return (settings) => {
    if (settings.length === 0) return source
    const said = settingsText(settings)
    const varied = about(said, () => put(source, settings))
    try {
      known ??= new Set(notesOf(source).map(withoutTime))
      const notes = notesOf(varied).filter((note) => known?.has(withoutTime(note)) === false)
      if (notes.length > 0) throw new ExperimentError(`"${said}" cannot be used: ${notes.join(' ')}`)
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      throw new ExperimentError(`"${said}" cannot be used: ${error.message}`)
    }
    return varied
  }
}

function put(source: unknown, settings: readonly Setting[]): unknown {
  const places = settings.map(({ path }) => resolvePath(source, readPath(path).path))
  const names = places.map(formatPath)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw new ExperimentError(`${twice} gets two values`)
  return settings.reduce((value, setting, i) => withValueAt(value, places[i] ?? [], setting.value), source)
}

const notesOf = (source: unknown): readonly string[] => inputNotes(parseScenario(source))

/** An operation may be moved to another time. */
const withoutTime = (note: string): string => note.replace(/ at [\d.]+ s/, '')
