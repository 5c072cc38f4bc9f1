// Looks at an operation's input before the operation does: takes out what AWS has and the model ignores, refuses names
// that AWS does not have, and turns what the schema finds wrong into the service's own error.

import { z } from 'zod'
import { closest } from '@/lib/aws/closest'
import { AwsError } from '@/lib/aws/error'
import { explainError, formatPath, list, sentence } from '@/lib/aws/explain-issue'
import type { AnyOperation } from './operation'

export type Input = Readonly<Record<string, unknown>>

export interface Checked {
  /** Without the ignored members; the schema accepts it. */
  readonly input: Input
  /** Paths of members that were taken out, as they stand in the input. */
  readonly ignored: readonly string[]
}

/** The code with which each service refuses an input that has the wrong shape. */
const VALIDATION_CODES: Readonly<Record<string, string>> = {
  ecs: 'InvalidParameterException',
  elasticloadbalancing: 'ValidationError',
  ec2: 'InvalidParameterValue',
  ecr: 'InvalidParameterException',
}

export function validationCode(action: string): string {
  return VALIDATION_CODES[action.slice(0, action.indexOf(':'))] ?? 'ValidationException'
}

/** Throws `AwsError` with the path of the first thing that is wrong. */
export function checkInput(operation: AnyOperation, given: Input): Checked {
  const code = validationCode(operation.action)
  const ignored: string[] = []
  const input = without(given, patterns(operation.ignores), [], ignored) as Input
  const unknown = findUnknown(operation.input, input, [])
  if (unknown) throw new AwsError(code, unknown.message, unknown.where)
  const result = operation.input.safeParse(input)
  if (result.success) return { input, ignored }
  const explained = explainError(result.error, input)
  throw new AwsError(code, sentence(explained), formatPath(explained.path))
}

/** `IpPermissions[].IpRanges[].Description` as steps through objects and lists. */
function patterns(ignores: readonly string[]): readonly (readonly string[])[] {
  return ignores.map((path) => path.replaceAll('[]', '.[]').split('.'))
}

function without(
  value: unknown,
  rest: readonly (readonly string[])[],
  path: readonly PropertyKey[],
  ignored: string[],
): unknown {
  if (rest.length === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const inner = rest.filter(([step]) => step === '[]').map((pattern) => pattern.slice(1))
    return value.map((item, i) => without(item, inner, [...path, i], ignored))
  }
  const kept: [string, unknown][] = []
  for (const [name, member] of Object.entries(value)) {
    const matching = rest.filter(([step]) => step === name).map((pattern) => pattern.slice(1))
    if (matching.some((pattern) => pattern.length === 0)) {
      if (member !== undefined) ignored.push(formatPath([...path, name]))
    } else kept.push([name, without(member, matching, [...path, name], ignored)])
  }
  return Object.fromEntries(kept)
}

interface Unknown {
  readonly where: string
  readonly message: string
}

/** The first member, at any depth, that the schema does not name. Unions are left to the schema itself. */
function findUnknown(schema: unknown, value: unknown, path: readonly PropertyKey[]): Unknown | null {
  const inner = unwrap(schema)
  if (typeof value !== 'object' || value === null) return null
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return first(value.map((item, i) => () => findUnknown(inner.element, item, [...path, i])))
  }
  if (!(inner instanceof z.ZodObject) || Array.isArray(value)) return null
  const shape = inner.shape as Readonly<Record<string, unknown>>
  return first(
    Object.entries(value).map(([name, member]) => () => {
      const where = [...path, name]
      return Object.hasOwn(shape, name)
        ? findUnknown(shape[name], member, where)
        : { where: formatPath(where), message: unknownMember(where, Object.keys(shape)) }
    }),
  )
}

function first(looks: readonly (() => Unknown | null)[]): Unknown | null {
  for (const look of looks) {
    const found = look()
    if (found) return found
  }
  return null
}

function unwrap(schema: unknown): unknown {
  let inner = schema
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault) {
    inner = inner.unwrap()
  }
  return inner instanceof z.ZodPipe ? unwrap(inner.in) : inner
}

function unknownMember(path: readonly PropertyKey[], allowed: readonly string[]): string {
  const near = closest(String(path.at(-1)), allowed)
  const hint = near.length > 0 ? `did you mean ${list(near)}?` : `it can have ${list(allowed)}`
  return `${formatPath(path)} is not a member of this input; ${hint}`
}
