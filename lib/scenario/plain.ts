// Makes an owned, bounded, plain JSON value of whatever comes in: text from a file or a link, or an object from somewhere.
// Nothing hostile gets past: no prototype tricks, no cycles, no endless depth, no numbers that JSON does not have.

import { formatPath } from '@/lib/aws/explain-issue'
import { describeJsonError } from './json-error'
import { ScenarioError } from './scenario-error'

export const SCENARIO_LIMITS = {
  textLength: 1_000_000,
  depth: 32,
  values: 600_000,
  stringLength: 65_536,
} as const

/** JSON text to a value; a syntax error is told with its line and column. */
export function parseJson(text: string): unknown {
  if (text.length > SCENARIO_LIMITS.textLength) {
    throw new ScenarioError(
      `The scenario has ${text.length} characters; at most ${SCENARIO_LIMITS.textLength} are allowed.`,
      '',
    )
  }
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch {
    throw new ScenarioError(`The scenario is not valid JSON: ${describeJsonError(text)}.`, '')
  }
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

export function toPlain(value: unknown): unknown {
  let left: number = SCENARIO_LIMITS.values
  const parents = new Set<object>()

  const fail = (path: readonly PropertyKey[], what: string) => {
    const where = formatPath(path)
    return new ScenarioError(`${where === '' ? 'The scenario' : where} ${what}.`, where)
  }
  const copy = (item: unknown, path: readonly PropertyKey[]): unknown => {
    if (--left < 0) throw fail([], `has more than ${SCENARIO_LIMITS.values} values`)
    if (typeof item === 'string') {
      if (item.length > SCENARIO_LIMITS.stringLength)
        throw fail(path, `is longer than ${SCENARIO_LIMITS.stringLength} characters`)
      return item
    }
    if (typeof item === 'number' && !Number.isFinite(item)) throw fail(path, 'is not a finite number')
    if (item === null || typeof item === 'number' || typeof item === 'boolean') return item
    if (typeof item !== 'object') throw fail(path, `is a ${typeof item}, which JSON does not support`)
    if (path.length >= SCENARIO_LIMITS.depth)
      throw fail(path, `is nested deeper than ${SCENARIO_LIMITS.depth} levels`)
    if (parents.has(item)) throw fail(path, 'contains itself')
    parents.add(item)
    const result = Array.isArray(item) ? copyList(item, path) : copyObject(item, path)
    parents.delete(item)
    return result
  }
  const copyList = (items: readonly unknown[], path: readonly PropertyKey[]) => {
    if (items.length > left) throw fail([], `has more than ${SCENARIO_LIMITS.values} values`)
    return Array.from(items, (item, i) => copy(item, [...path, i]))
  }
  const copyObject = (item: object, path: readonly PropertyKey[]) => {
    const entries: [string, unknown][] = []
    for (const key of Object.keys(item)) {
      if (FORBIDDEN.has(key)) throw fail([...path, key], 'is a name that is not allowed')
      const member: unknown = Reflect.get(item, key)
      if (member !== undefined) entries.push([key, copy(member, [...path, key])])
    }
    return Object.fromEntries(entries)
  }
  return copy(value, [])
}
