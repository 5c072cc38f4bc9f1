// Holds an input against AWS's own shape of it, whatever of it the model reads.

import { inputMembers, type Member, structureMembers } from './api/inputs'
import type { Path } from './explain-issue'
import type { Foreign } from './find-unknown'

/** The first member, at any depth, that AWS does not have there. */
export function findForeignToAws(action: string, input: unknown): Foreign | null {
  // The playground's own operations are their schema's alone.
  const members = action.startsWith('playground:') || action.startsWith('aws:') ? null : inputMembers(action)
  return members === null ? null : foreignIn(input, members, [])
}

function foreignIn(value: unknown, members: readonly Member[], path: Path): Foreign | null {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const found = foreignIn(item, members, [...path, i])
      if (found) return found
    }
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  for (const [name, inner] of Object.entries(value)) {
    const member = members.find((candidate) => candidate.name === name)
    if (!member) return { path: [...path, name], allowed: members.map((one) => one.name) }
    // Maps have keys of the caller's own.
    if (member.structure === null) continue
    const found = foreignIn(inner, structureMembers(member.structure), [...path, name])
    if (found) return found
  }
  return null
}

/** Whether AWS has a member there, so that it must not be called unknown. */
export function isAwsMember(action: string, path: Path): boolean {
  let members = inputMembers(action) ?? []
  let member: Member | undefined
  for (const step of path) {
    if (typeof step === 'number') continue
    member = members.find(({ name }) => name === step)
    if (!member) return false
    members = member.structure === null ? [] : structureMembers(member.structure)
  }
  return member !== undefined
}

/** Paths of everything that is null. */
export function nullMembers(value: unknown, path: Path = []): readonly Path[] {
  if (value === null) return [path]
  if (typeof value !== 'object') return []
  const entries: Iterable<readonly [PropertyKey, unknown]> = Array.isArray(value)
    ? value.entries()
    : Object.entries(value)
  return [...entries].flatMap(([key, item]) => nullMembers(item, [...path, key]))
}
