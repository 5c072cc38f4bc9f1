// Inside a structure in shorthand: `targetGroupArn=…,containerName=…`, `deploymentCircuitBreaker={enable=true`. Keys come
// from the structure, values from its schema or from the run.

import type { CompletionOption } from '@/lib/protocol'
import { type InputMember, takenBy } from '@/lib/world/input-member'

/** `prefix`: the word so far; JSON is typed without help. */
export function completeInside(
  member: InputMember,
  prefix: string,
  from: number,
  namesOf: (member: string) => readonly string[],
): { readonly options: readonly CompletionOption[]; readonly from: number } {
  if (/^[[{]/.test(prefix)) return { options: [], from: from + prefix.length }
  const { path, rest, key } = readShorthandSoFar(prefix)
  const structure = path.reduce<InputMember | undefined>((at, name) => innerOf(at, name), member)
  const begin = from + prefix.length - rest.length
  if (key !== null) {
    const inner = innerOf(structure, key)
    const values =
      inner === undefined
        ? []
        : inner.values.length > 0
          ? inner.values
          : inner.kind === '?'
            ? ['true', 'false']
            : namesOf(inner.name)
    return {
      options: values.filter(isBare).map((text) => ({ text, detail: '', isWhole: false })),
      from: begin,
    }
  }
  const options = (structure?.inner ?? []).map((inner) => {
    const { name, kind } = inner
    const text = kind === '{}' ? `${name}={` : kind === '[{}]' ? `${name}=[{` : `${name}=`
    return { text, detail: takenBy(inner), isWhole: false }
  })
  return { options, from: begin }
}

function innerOf(member: InputMember | undefined, name: string): InputMember | undefined {
  return member?.inner.find((inner) => inner.name === name)
}

/** What shorthand would have to quote is left to whoever types. */
function isBare(text: string): boolean {
  return /^[^,[\]{}"'\\\s=]+$/.test(text)
}

interface SoFar {
  /** The structures around, outermost first. */
  readonly path: readonly string[]
  /** The member whose value is typed; null while its name is. */
  readonly key: string | null
  /** What is typed of the name or the value. */
  readonly rest: string
}

function readShorthandSoFar(text: string): SoFar {
  const path: string[] = []
  let key: string | null = null
  let rest = ''
  for (const character of text) {
    if (character === '=' && key === null) {
      key = rest
      rest = ''
    } else if (character === '{' || character === '[') {
      // Brackets in brackets belong to the same member.
      path.push(key ?? '')
      key = null
      rest = ''
    } else if (character === '}' || character === ']') {
      path.pop()
      key = null
      rest = ''
    } else if (character === ',') {
      key = null
      rest = ''
    } else rest += character
  }
  return { path: path.filter((name) => name !== ''), key, rest }
}
