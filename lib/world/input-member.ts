// What an operation's input can have, read from its own schema and from AWS's list of members: what completion offers and
// help prints.

import * as z from 'zod'
import { inputMembers, type Kind, structureMembers } from '@/lib/aws/api/inputs'
import type { AnyOperation } from './operation'

export interface InputMember {
  readonly name: string
  readonly kind: Kind
  readonly isRequired: boolean
  /** The only values it can have; empty when it can have others. */
  readonly values: readonly string[]
  /** `a number from 0 to 5000`; what a list's items or a structure's members are, not. */
  readonly says: string
  /** Members of the structure, or of each structure in the list. */
  readonly inner: readonly InputMember[]
  /** Why it has no effect here; null when it has. */
  readonly without: string | null
}

/** In the order in which a command line names them: AWS's, then those that only the model has. */
export function membersOf(operation: AnyOperation): readonly InputMember[] {
  const shape = shapeOf(operation.input)
  return (inputMembers(operation.action) ?? []).map(({ name, kind, structure }) => {
    const member = memberOf({ name, kind, structure }, shape[name], 0)
    if (operation.ignores.includes(name)) return { ...member, without: 'accepted and ignored' }
    return shape[name] === undefined ? { ...member, without: 'not modelled' } : member
  })
}

/** What it takes, in few words; of what has no effect, that it has none. */
export function takenBy({ without, values, says }: InputMember): string {
  return without ?? (values.length > 0 ? values.join(' | ') : says)
}

type Listed = Pick<InputMember, 'name' | 'kind'> & { readonly structure: string | null }

/** AWS's structures refer to themselves in places. */
const DEPTH_MAX = 5

function memberOf({ name, kind, structure }: Listed, schema: unknown, depth: number): InputMember {
  const inside = itemOf(unwrapped(schema))
  const shape = shapeOf(inside)
  const listed = structure === null ? listedOf(shape) : structureMembers(structure)
  return {
    name,
    kind,
    isRequired: isRequired(schema),
    values: valuesOf(inside),
    says: textOf(inside, kind),
    inner: depth < DEPTH_MAX ? listed.map((member) => memberOf(member, shape[member.name], depth + 1)) : [],
    without: refusalOf(inside),
  }
}

/** Of a structure that AWS does not have: its names are the schema's. */
function listedOf(shape: Readonly<Record<string, unknown>>): readonly Listed[] {
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    kind: kindOf(unwrapped(schema)),
    structure: null,
  }))
}

function kindOf(schema: unknown): Kind {
  if (schema instanceof z.ZodNumber) return '#'
  if (schema instanceof z.ZodBoolean) return '?'
  if (schema instanceof z.ZodArray) return itemOf(schema) instanceof z.ZodObject ? '[{}]' : '[]'
  return schema instanceof z.ZodObject || schema instanceof z.ZodRecord ? '{}' : ''
}

/** Without what only says that it may be left out, or how it is changed afterwards. */
function unwrapped(schema: unknown): unknown {
  let inner = schema
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault)
    inner = inner.unwrap()
  return inner instanceof z.ZodPipe ? unwrapped(inner.in) : inner
}

function itemOf(schema: unknown): unknown {
  return schema instanceof z.ZodArray ? unwrapped(schema.element) : schema
}

function shapeOf(schema: unknown): Readonly<Record<string, unknown>> {
  const inner = unwrapped(schema)
  return inner instanceof z.ZodObject ? inner.shape : {}
}

function isRequired(schema: unknown): boolean {
  return schema instanceof z.ZodType && !schema.safeParse(undefined).success
}

function valuesOf(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String)
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => valuesOf(unwrapped(option)))
  const values = schema instanceof z.ZodType ? schema.meta()?.values : undefined
  return Array.isArray(values) ? values.map(String) : []
}

function textOf(schema: unknown, kind: Kind): string {
  if (schema instanceof z.ZodNumber) return `a number${rangeOf(schema.minValue, schema.maxValue)}`
  if (kind === '#') return 'a number'
  if (kind === '?') return 'true or false'
  if (kind === '[{}]') return 'structures'
  if (kind === '{}') return 'a structure'
  if (schema instanceof z.ZodString && schema.maxLength !== null)
    return `text${kind === '[]' ? 's' : ''} of up to ${schema.maxLength} characters`
  return kind === '[]' ? 'texts' : 'text'
}

function rangeOf(min: number | null, max: number | null): string {
  const isMin = min !== null && min > Number.MIN_SAFE_INTEGER
  const isMax = max !== null && max < Number.MAX_SAFE_INTEGER
  if (isMin && isMax) return ` from ${min} to ${max}`
  return isMin ? ` of at least ${min}` : isMax ? ` of at most ${max}` : ''
}

/** `not modelled here: there are no daemons`: what the schema answers to any value at all. */
function refusalOf(schema: unknown): string | null {
  if (!(schema instanceof z.ZodCustom)) return null
  const message = schema.safeParse('any value').error?.issues[0]?.message
  return message?.startsWith('is not modelled here') ? message.slice('is '.length) : null
}
