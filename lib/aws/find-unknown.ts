// Finds members of an input that its schema does not name, so that a typing error is told with what was probably meant.

import { z } from 'zod'
import { closest } from './closest'
import { formatPath, list, type Path } from './explain-issue'

export interface Unknown {
  readonly where: string
  readonly message: string
}

/** The first such member, at any depth. Unions are left to the schema itself. */
export function findUnknown(schema: unknown, value: unknown, path: Path = []): Unknown | null {
  const inner = unwrap(schema)
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) {
    if (!(inner instanceof z.ZodArray)) return null
    return first(value.entries(), ([i, item]) => findUnknown(inner.element, item, [...path, i]))
  }
  if (inner instanceof z.ZodRecord) {
    return first(Object.entries(value), ([name, member]) =>
      findUnknown(inner.valueType, member, [...path, name]),
    )
  }
  if (!(inner instanceof z.ZodObject)) return null
  const shape = inner.shape as Readonly<Record<string, unknown>>
  return first(Object.entries(value), ([name, member]) => {
    const where = [...path, name]
    if (Object.hasOwn(shape, name)) return findUnknown(shape[name], member, where)
    return { where: formatPath(where), message: unknownMember(where, Object.keys(shape)) }
  })
}

function first<T>(items: Iterable<T>, look: (item: T) => Unknown | null): Unknown | null {
  for (const item of items) {
    const found = look(item)
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

function unknownMember(path: Path, allowed: readonly string[]): string {
  const near = closest(String(path.at(-1)), allowed)
  const hint = near.length > 0 ? `did you mean ${list(near)}?` : `it can have ${list(allowed)}`
  return `${formatPath(path)} is not known here; ${hint}`
}
