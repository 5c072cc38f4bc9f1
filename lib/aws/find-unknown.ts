// Finds members of an input that its schema does not name, so that a typing error is told with what was probably meant.

import * as z from 'zod'
import { closest } from './closest'
import { formatPath, list, type Path } from './explain-issue'

export interface Unknown {
  readonly where: string
  readonly message: string
}

/** A member that does not belong where it stands, and those that do. */
export interface Foreign {
  readonly path: Path
  readonly allowed: readonly string[]
}

/** The first such member, at any depth. */
export function findUnknown(schema: unknown, value: unknown): Unknown | null {
  for (const foreign of findAllForeign(schema, value, [])) return toUnknown(foreign)
  return null
}

/** All of them, in the order of the input. Unions are left to the schema itself. */
export function* findAllUnknown(schema: unknown, value: unknown): Iterable<Unknown> {
  for (const foreign of findAllForeign(schema, value, [])) yield toUnknown(foreign)
}

/** The same with the path in steps. */
export function findForeign(schema: unknown, value: unknown): Foreign | null {
  for (const foreign of findAllForeign(schema, value, [])) return foreign
  return null
}

export function toUnknown({ path, allowed }: Foreign): Unknown {
  const near = closest(String(path.at(-1)), allowed)
  const hint = near.length > 0 ? `did you mean ${list(near)}?` : `it can have ${list(allowed)}`
  const where = formatPath(path)
  return { where, message: `${where} is not known here; ${hint}` }
}

function* findAllForeign(schema: unknown, value: unknown, path: Path): Iterable<Foreign> {
  const inner = unwrap(schema)
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    if (!(inner instanceof z.ZodArray)) return
    for (const [i, item] of value.entries()) yield* findAllForeign(inner.element, item, [...path, i])
  } else if (inner instanceof z.ZodRecord) {
    for (const [name, member] of Object.entries(value))
      yield* findAllForeign(inner.valueType, member, [...path, name])
  } else if (inner instanceof z.ZodObject) {
    const shape = inner.shape as Readonly<Record<string, unknown>>
    for (const [name, member] of Object.entries(value)) {
      const where = [...path, name]
      if (Object.hasOwn(shape, name)) yield* findAllForeign(shape[name], member, where)
      else yield { path: where, allowed: Object.keys(shape) }
    }
  }
}

function unwrap(schema: unknown): unknown {
  let inner = schema
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault) {
    inner = inner.unwrap()
  }
  return inner instanceof z.ZodPipe ? unwrap(inner.in) : inner
}
