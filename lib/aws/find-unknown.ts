// Finds members of an input that its schema does not name, so that a typing error is told with what was probably meant.

import { z } from 'zod'
import { closest } from './closest'
import { formatPath, list, type Path } from './explain-issue'

export interface Unknown {
  readonly where: string
  readonly message: string
}

/** The first such member, at any depth. */
export function findUnknown(schema: unknown, value: unknown): Unknown | null {
  for (const unknown of findAllUnknown(schema, value)) return unknown
  return null
}

/** All of them, in the order of the input. Unions are left to the schema itself. */
export function* findAllUnknown(schema: unknown, value: unknown, path: Path = []): Iterable<Unknown> {
  const inner = unwrap(schema)
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    if (!(inner instanceof z.ZodArray)) return
    for (const [i, item] of value.entries()) yield* findAllUnknown(inner.element, item, [...path, i])
  } else if (inner instanceof z.ZodRecord) {
    for (const [name, member] of Object.entries(value))
      yield* findAllUnknown(inner.valueType, member, [...path, name])
  } else if (inner instanceof z.ZodObject) {
    const shape = inner.shape as Readonly<Record<string, unknown>>
    for (const [name, member] of Object.entries(value)) {
      const where = [...path, name]
      if (Object.hasOwn(shape, name)) yield* findAllUnknown(shape[name], member, where)
      else yield { where: formatPath(where), message: unknownMember(where, Object.keys(shape)) }
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

function unknownMember(path: Path, allowed: readonly string[]): string {
  const near = closest(String(path.at(-1)), allowed)
  const hint = near.length > 0 ? `did you mean ${list(near)}?` : `it can have ${list(allowed)}`
  return `${formatPath(path)} is not known here; ${hint}`
}
