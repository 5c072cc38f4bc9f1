// What AWS's inputs can have: of every operation that is modelled all members, inside structures too, whether the model
// reads them or not. So that a member of AWS's is never called unknown.

import INPUTS from './inputs.json' with { type: 'json' }

/** `''` text, `#` a number, `?` a boolean, `[]` a list of these, `{}` a structure, `[{}]` a list of structures. */
export type Kind = '' | '#' | '?' | '[]' | '{}' | '[{}]'

export interface Member {
  readonly name: string
  readonly kind: Kind
  /** Where the members of the structure are listed; null for maps and what is no structure. */
  readonly structure: string | null
}

/** `loadBalancers[{ecs.LoadBalancer}]` */
const NOTATION = /^(\w+)(#|\?|\[\]|(\[?)\{([\w.-]*)\}\]?)?$/

const members = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Member[]> =>
  new Map(Object.entries(texts).map(([key, text]) => [key, text.split(' ').flatMap(readMember)]))

function readMember(text: string): readonly Member[] {
  const [, name = '', suffix = '', bracket, structure = ''] = NOTATION.exec(text) ?? []
  if (name === '') return []
  if (bracket === undefined) return [{ name, kind: suffix as Kind, structure: null }]
  return [{ name, kind: bracket === '' ? '{}' : '[{}]', structure: structure === '' ? null : structure }]
}

const OF_INPUTS = members(INPUTS.inputs)
const OF_STRUCTURES = members(INPUTS.structures)

/** In the order in which a command line names them; null for an action that is not known. */
export function inputMembers(action: string): readonly Member[] | null {
  return OF_INPUTS.get(action) ?? null
}

export function structureMembers(structure: string): readonly Member[] {
  return OF_STRUCTURES.get(structure) ?? []
}

/** Every member of AWS's structures, whatever structure it is in. */
export function* allInnerMembers(): Iterable<Member> {
  for (const list of OF_STRUCTURES.values()) yield* list
}
