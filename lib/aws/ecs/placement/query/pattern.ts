// Patterns of `=~`. AWS takes Java's regular expressions; here literals, `.`, `.*`, `.+` and `\` before a character are
// understood, which never take more than text × pattern steps (MODEL.md#cluster-query-language).

import { QueryError } from './tokens'

type Step =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'many' }
export type Pattern = readonly Step[]

/** Characters with a meaning in Java's expressions that this subset does not have. */
const UNSUPPORTED = '*+?[](){}|'

/** `offset`: where the pattern stands in the expression, for messages. */
export function compilePattern(text: string, offset: number): Pattern {
  const steps: Step[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    const next = text.charAt(at + 1)
    const isAnchor = (character === '^' && at === 0) || (character === '$' && at === text.length - 1)
    if (isAnchor) continue
    if (character === '.' && (next === '*' || next === '+')) {
      if (next === '+') steps.push({ kind: 'any' })
      if (steps.at(-1)?.kind !== 'many') steps.push({ kind: 'many' })
      at++
    } else if (character === '.') steps.push({ kind: 'any' })
    else if (character === '\\' && next !== '') {
      if (/[A-Za-z0-9]/.test(next))
        throw new QueryError(`the pattern "\\${next}" is not supported here`, offset)
      steps.push({ kind: 'literal', text: next })
      at++
    } else if (UNSUPPORTED.includes(character)) {
      throw new QueryError(
        `"${character}" is not supported in patterns here: use literals, "." and ".*"`,
        offset,
      )
    } else steps.push({ kind: 'literal', text: character })
  }
  return steps
}

/** Whether the pattern matches the whole text, as Java's `matches()` does. At most text × pattern steps. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  let at = 0
  let step = 0
  let manyStep = -1
  let manyAt = 0
  while (at < text.length) {
    const current = pattern[step]
    if (current?.kind === 'many') {
      manyStep = step++
      manyAt = at
    } else if (current?.kind === 'any' || (current?.kind === 'literal' && current.text === text.charAt(at))) {
      step++
      at++
    } else if (manyStep >= 0) {
      step = manyStep + 1
      at = ++manyAt
    } else return false
  }
  while (pattern[step]?.kind === 'many') step++
  return step === pattern.length
}
