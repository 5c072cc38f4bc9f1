// The flags of each operation: the members of its input, in the CLI's spelling.

import { allInnerMembers, inputMembers, type Kind } from '@/lib/aws/api/inputs'
import { kebabCase } from './casing'

export type { Kind } from '@/lib/aws/api/inputs'

export interface Parameter {
  readonly member: string
  /** Without the dashes: `task-definition`. */
  readonly flag: string
  readonly kind: Kind
}

const known = new Map<string, readonly Parameter[]>()

/** In the order in which a line names them; null for an action without an entry. */
export function parametersOf(action: string): readonly Parameter[] | null {
  const cached = known.get(action)
  if (cached) return cached
  const members = inputMembers(action)
  if (members === null) return null
  const parameters = members.map(({ name, kind }) => ({ member: name, flag: kebabCase(name), kind }))
  known.set(action, parameters)
  return parameters
}

export type InnerKind = 'number' | 'boolean' | 'list' | 'text'

const INNER_KINDS: Readonly<Record<Kind, InnerKind>> = {
  '': 'text',
  '#': 'number',
  '?': 'boolean',
  '[]': 'list',
  '[{}]': 'list',
  '{}': 'text',
}

/** How often a member has each kind in AWS's structures. */
const COUNTS = new Map<string, Map<InnerKind, number>>()
for (const { name, kind } of allInnerMembers()) {
  const counts = COUNTS.get(name) ?? new Map<InnerKind, number>()
  const inner = INNER_KINDS[kind]
  counts.set(inner, (counts.get(inner) ?? 0) + 1)
  COUNTS.set(name, counts)
}

const MOST_EXACT_FIRST: readonly InnerKind[] = ['list', 'number', 'boolean', 'text']

/** Of members inside structures, by name alone: nearly all mean the same wherever they stand; the commoner kind counts. */
export function innerKind(member: string): InnerKind {
  const counts = COUNTS.get(member)
  if (!counts) return 'text'
  const count = (kind: InnerKind) => counts.get(kind) ?? 0
  // Where two are as common, the one that says more about the value.
  return MOST_EXACT_FIRST.reduce((best, kind) => (count(kind) > count(best) ? kind : best))
}
