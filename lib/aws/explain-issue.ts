// Turns what zod found wrong into one sentence with the path of the place, for people who wrote the input by hand.

import type * as z from 'zod'
import { closest } from './closest'

export type Path = readonly PropertyKey[]

export interface Explained {
  readonly path: Path
  /** Without the path: `must be a number, not "80"`. */
  readonly message: string
}

type Issue = z.core.$ZodIssue

/** `operations[3].input.Port`; empty for the whole. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    const name = String(key)
    if (!/^[A-Za-z_][\w-]*$/.test(name)) return `${text}[${JSON.stringify(name.slice(0, 100))}]`
    return text === '' ? name : `${text}.${name}`
  }, '')
}

/** `Port must be a number, not "80"`. */
export function sentence({ path, message }: Explained): string {
  const where = formatPath(path)
  return where === '' ? message : `${where} ${message}`
}

/** The first thing that is wrong with `input`, said as exactly as possible. */
export function explainError(error: z.ZodError, input: unknown): Explained {
  const issue = error.issues[0]
  return issue ? explainIssue(issue, input) : { path: [], message: 'is not valid' }
}

/** All that is wrong with `input`; members that are not known are `findAllUnknown`'s, which knows better what was meant. */
export function explainErrors(error: z.ZodError, input: unknown): readonly Explained[] {
  return error.issues
    .filter(({ code }) => code !== 'unrecognized_keys')
    .map((issue) => explainIssue(issue, input))
}

function explainIssue(issue: Issue, input: unknown): Explained {
  if (issue.code === 'invalid_union') return explainUnion(issue, input)
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    return { path: [...issue.path, key], message: 'is not known here' }
  }
  return { path: issue.path, message: messageOf(issue, valueAt(input, issue.path)) }
}

/** Of the branches of a union the one that came furthest is meant; when none started, say what would be taken. */
function explainUnion(issue: Extract<Issue, { code: 'invalid_union' }>, input: unknown): Explained {
  const value = valueAt(input, issue.path)
  const isObject = typeof value === 'object' && value !== null
  let best: Issue | null = null
  for (const branch of issue.errors) {
    const first = branch.find(({ code }) => code !== 'unrecognized_keys') ?? branch[0]
    if (!first) continue
    const started = first.path.length > 0 && valueAt(value, first.path.slice(0, 1)) !== undefined
    const sameKind =
      first.path.length === 0 && !isOtherKind(first, value) && first.code !== 'unrecognized_keys'
    if ((started && isObject) || sameKind) {
      if (!best || first.path.length > best.path.length) best = first
    }
  }
  if (best) return explainIssue({ ...best, path: [...issue.path, ...best.path] }, input)
  const fitting = [...new Set(issue.errors.flatMap((branch) => alternative(branch[0])))]
  const hint = fitting.length > 0 ? `; it can be ${list(fitting)}` : ''
  const found = value === undefined ? 'is missing' : `is ${describe(value)}, which is not allowed here`
  return { path: issue.path, message: `${found}${hint}` }
}

/** A number that should be whole is still a number. */
function isOtherKind(issue: Issue, value: unknown): boolean {
  return issue.code === 'invalid_type' && !(issue.expected === 'int' && typeof value === 'number')
}

/** What a branch of a union would take: its kind, or the member that it asks for first. */
function alternative(issue: Issue | undefined): readonly string[] {
  if (issue === undefined) return []
  if (issue.path.length > 0) return [`{ "${String(issue.path[0])}": … }`]
  return issue.code === 'invalid_type' && issue.expected !== 'object' ? [article(issue.expected)] : []
}

/** What zod says when the schema has no words of its own. */
const DEFAULT_MESSAGE = /^(Invalid|Too small|Too big|Unrecognized)/

function messageOf(issue: Issue, value: unknown): string {
  if (!DEFAULT_MESSAGE.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? 'is missing' : `must be ${article(issue.expected)}, not ${describe(value)}`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `must have at least ${issue.minimum} ${issue.origin === 'string' ? 'characters' : 'entries'}`
        : `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}, not ${describe(value)}`
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `must have at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}`
        : `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}, not ${describe(value)}`
    case 'invalid_value': {
      const values = issue.values.map((item) => String(item))
      const [near] = typeof value === 'string' ? closest(value, values) : []
      const hint = near === undefined ? '' : `; did you mean ${near}?`
      return value === undefined ? 'is missing' : `must be ${list(values)}, not ${describe(value)}${hint}`
    }
    case 'invalid_format':
      return `is not valid: ${describe(value)}`
    default:
      return issue.message
  }
}

function valueAt(input: unknown, path: Path): unknown {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

/** `a, b or c` */
export function list(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}

function article(expected: string): string {
  const names: Record<string, string> = {
    int: 'a whole number',
    object: 'an object',
    array: 'a list',
    record: 'an object',
    tuple: 'a list',
  }
  return names[expected] ?? `a ${expected}`
}

function describe(value: unknown): string {
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
