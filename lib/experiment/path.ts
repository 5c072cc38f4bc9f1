// Paths of a scenario file as error messages write them: `operations[3].input.desiredCount`, `images["web:1"].startupMs`. An entry of
// a list may be called by what it has of a name, which outlives other operations: `traffic[users]`, `operations[PutScalingPolicy]`.

import { formatPath, type Path } from '@/lib/aws/explain-issue'
import { ExperimentError } from './experiment-error'

const INDEX = /\[(\d{1,6})\]/y
const QUOTED = /\["((?:[^"\\]|\\.)*)"\]/y
const CALLED = /\[([^"\]]+)\]/y
/** A name needs no quotes unless it has one of the characters that mean something here. */
const NAME = /\.?([^.[\]="]+)/y

/**
 * The path at the beginning of `text`, which ends there or before `=`.
 *
 * @example readPath('traffic[0].arrivals=x') // { path: ['traffic', 0, 'arrivals'], length: 19 }
 */
export function readPath(text: string): { readonly path: Path; readonly length: number } {
  const path: (string | number)[] = []
  let at = 0
  const read = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return undefined
    at += match[0].length
    return match[1]
  }
  while (at < text.length && text[at] !== '=') {
    const index = read(INDEX)
    const key = index === undefined ? (quoted(read(QUOTED)) ?? read(CALLED) ?? read(NAME)) : Number(index)
    if (key === undefined)
      throw new ExperimentError(`"${text}": no path goes on with ${JSON.stringify(text.slice(at, at + 10))}`)
    path.push(key)
  }
  if (path.length === 0) throw new ExperimentError(`"${text}" does not begin with a path`)
  return { path, length: at }
}

function quoted(content: string | undefined): string | undefined {
  if (content === undefined) return undefined
  try {
    return JSON.parse(`"${content}"`) as string
  } catch {
    return undefined
  }
}

/** The same path with the place in its list for each entry that is called by a name. */
export function resolvePath(source: unknown, path: Path): Path {
  let value = source
  return path.map((key, depth) => {
    const place = Array.isArray(value) ? placeOf(value, key, formatPath(path.slice(0, depth))) : key
    value = memberOf(value, place)
    return place
  })
}

function placeOf(list: readonly unknown[], key: PropertyKey, where: string): number {
  if (typeof key === 'number') return key
  const called = list.flatMap((item, i) => (isCalled(item, String(key)) ? [i] : []))
  const [place, other] = called
  if (place === undefined) throw new ExperimentError(`${where} has no entry that is called ${String(key)}`)
  if (other !== undefined)
    throw new ExperimentError(
      `${where} has ${called.length} entries that are called ${String(key)}: choose one of ${called.map((i) => `[${i}]`).join(', ')}`,
    )
  return place
}

/** By its `name`, its `as`, or its action with or without the service. */
function isCalled(item: unknown, name: string): boolean {
  const action = memberOf(item, 'action')
  const isAction = typeof action === 'string' && (action === name || action.endsWith(`:${name}`))
  return isAction || memberOf(item, 'name') === name || memberOf(item, 'as') === name
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Readonly<Record<PropertyKey, unknown>>)[key]
}

/** A copy of `source` with `value` there. Members that are missing on the way are made; entries of lists are not. */
export function withValueAt(source: unknown, path: Path, value: unknown): unknown {
  return replaced(source, path, value, 0)
}

function replaced(source: unknown, path: Path, value: unknown, depth: number): unknown {
  const key = path[depth]
  if (key === undefined) return value
  const where = formatPath(path.slice(0, depth)) || 'the scenario'
  if (Array.isArray(source)) {
    if (typeof key !== 'number' || key >= source.length)
      throw new ExperimentError(
        source.length === 0
          ? `${where} is empty`
          : `${where} has ${source.length} entries, [0] to [${source.length - 1}]`,
      )
    return source.map((item, i) => (i === key ? replaced(item, path, value, depth + 1) : item))
  }
  if (source !== undefined && (typeof source !== 'object' || source === null))
    throw new ExperimentError(`${where} is ${JSON.stringify(source)}, which has no members`)
  if (typeof key === 'number') throw new ExperimentError(`${where} is no list`)
  return { ...source, [String(key)]: replaced(memberOf(source, key), path, value, depth + 1) }
}
