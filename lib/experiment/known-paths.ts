// Which paths of a scenario there are to change, so that nobody needs to know them by heart.

import { formatPath, type Path } from '@/lib/aws/explain-issue'

export interface KnownPath {
  /** As `readPath` reads it. */
  readonly path: string
  readonly value: string | number | boolean | null
}

/** Longer lists of plain values are recorded data, and nobody changes one of them by hand. */
const PLAIN_VALUES_MAX = 100

/** All values that have no members. Entries of lists are called by their name where it is theirs alone. */
export function knownPaths(source: unknown): readonly KnownPath[] {
  return walk(source, [])
    .filter(({ path }) => path[0] !== 'seed')
    .map(({ path, value }) => ({ path: written(source, path), value }))
}

type Leaf = { readonly path: Path; readonly value: KnownPath['value'] }

function walk(value: unknown, path: Path): readonly Leaf[] {
  if (Array.isArray(value) && value.length > PLAIN_VALUES_MAX && !value.some(isObject)) return []
  if (Array.isArray(value)) return value.flatMap((item, i) => walk(item, [...path, i]))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, member]) => walk(member, [...path, key]))
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
    return [{ path, value: value as KnownPath['value'] }]
  return []
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

/** A name outlives other operations, a place in a list does not. */
function written(source: unknown, path: Path): string {
  let value = source
  let text = ''
  for (const key of path) {
    const name = Array.isArray(value) && typeof key === 'number' ? ownName(value, key) : null
    text += name === null ? separated(text, key) : `[${name}]`
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key]
  }
  return text
}

const separated = (text: string, key: PropertyKey): string => {
  const own = formatPath([key])
  return text === '' || own.startsWith('[') ? own : `.${own}`
}

/** By which `resolvePath` finds this entry and no other. */
function ownName(list: readonly unknown[], index: number): string | null {
  const names = list.map(namesOf)
  const isOwn = (name: string) => names.every((others, i) => (i === index) === others.includes(name))
  return (
    names[index]?.find((name) => /^[^"\]\d=][^"\]=]*$/.test(name) && !name.includes(':') && isOwn(name)) ??
    null
  )
}

function namesOf(item: unknown): readonly string[] {
  if (typeof item !== 'object' || item === null) return []
  const { name, as, action } = item as Readonly<Record<string, unknown>>
  const operation = typeof action === 'string' ? action.slice(action.indexOf(':') + 1) : null
  return [operation, name, as, action].filter((one) => typeof one === 'string')
}
