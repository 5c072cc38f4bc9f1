// The tree as a list of steps for a machine that walks all ways at once.

import { inBothCases } from './char-sets'
import { type Assertion, type CharSet, RegexError, type RegexNode } from './node'

export type Step =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'save'; readonly place: number }
  /** Both ways; the first is preferred. */
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'jump'; to: number }
  | { readonly kind: 'match' }

/** Counts such as `{1000}` repeat what they count, so that short expressions could become long programs. */
const STEPS_MAX = 4_000
const VISITS_MAX = 40_000

export function programOf(root: RegexNode, ignoreCase: boolean): readonly Step[] {
  const steps: Step[] = []
  const emit = (step: Step): number => {
    if (steps.length >= STEPS_MAX) throw new RegexError('The expression is too large', 0)
    return steps.push(step) - 1
  }
  let visits = 0
  const put = (node: RegexNode): void => {
    // Nothing, many times over, emits no step.
    if (++visits > VISITS_MAX) throw new RegexError('The expression is too large', 0)
    switch (node.kind) {
      case 'set':
        emit({ kind: 'set', set: ignoreCase ? inBothCases(node.set) : node.set })
        return
      case 'assertion':
        emit(node)
        return
      case 'sequence':
        for (const part of node.parts) put(part)
        return
      case 'group':
        emit({ kind: 'save', place: node.number * 2 })
        put(node.of)
        emit({ kind: 'save', place: node.number * 2 + 1 })
        return
      case 'choice':
        putChoice(node.options)
        return
      case 'repeat':
        putRepeat(node)
        return
    }
  }
  const putChoice = (options: readonly RegexNode[]): void => {
    const ends: { to: number }[] = []
    for (const [i, option] of options.entries()) {
      if (i === options.length - 1) {
        put(option)
        continue
      }
      const split = { kind: 'split' as const, first: steps.length + 1, second: 0 }
      emit(split)
      put(option)
      const jump = { kind: 'jump' as const, to: 0 }
      emit(jump)
      ends.push(jump)
      split.second = steps.length
    }
    for (const end of ends) end.to = steps.length
  }
  const optional = (isGreedy: boolean, body: () => void): void => {
    const split = { kind: 'split' as const, first: 0, second: 0 }
    emit(split)
    const inside = steps.length
    body()
    const behind = steps.length
    split.first = isGreedy ? inside : behind
    split.second = isGreedy ? behind : inside
  }
  const putRepeat = ({ of, min, max, isGreedy }: Extract<RegexNode, { kind: 'repeat' }>): void => {
    for (let i = 0; i < min; i++) put(of)
    if (max === null) {
      const start = steps.length
      optional(isGreedy, () => {
        put(of)
        emit({ kind: 'jump', to: start })
      })
      return
    }
    for (let i = min; i < max; i++) optional(isGreedy, () => put(of))
  }
  emit({ kind: 'save', place: 0 })
  put(root)
  emit({ kind: 'save', place: 1 })
  emit({ kind: 'match' })
  return steps
}
