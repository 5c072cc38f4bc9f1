// Reads a regular expression. What cannot be matched in linear time (look-around, backreferences, atomic groups, possessive
// quantifiers) is refused by name, as Elastic Load Balancing refuses it. ALB guide, rule-transforms.

import { ANY, escaped, positive, single } from './char-sets'
import { type CharSet, RegexError, type RegexNode } from './node'

const REPEAT_MAX = 1_000
const DEPTH_MAX = 50

export function parseRegex(pattern: string): { readonly root: RegexNode; readonly groups: number } {
  const parser = new Parser(pattern)
  return { root: parser.read(), groups: parser.groups }
}

class Parser {
  groups = 0
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  read(): RegexNode {
    const root = this.#choice()
    if (this.#at < this.#text.length) throw new RegexError('A ")" closes nothing', this.#at)
    return root
  }

  #choice(): RegexNode {
    const options = [this.#sequence()]
    while (this.#takes('|')) options.push(this.#sequence())
    const [only] = options
    return only && options.length === 1 ? only : { kind: 'choice', options }
  }

  #sequence(): RegexNode {
    const parts: RegexNode[] = []
    while (this.#at < this.#text.length && !'|)'.includes(this.#peek())) parts.push(this.#repeated())
    return { kind: 'sequence', parts }
  }

  #repeated(): RegexNode {
    const from = this.#at
    const of = this.#atom()
    const counts = this.#quantifier()
    if (counts === null) return of
    if (of.kind === 'assertion') throw new RegexError('Nothing to repeat', from)
    const isGreedy = !this.#takes('?')
    if (this.#peek() === '+') throw new RegexError('Possessive quantifiers are not supported', this.#at)
    if (this.#quantifier() !== null) throw new RegexError('Nothing to repeat', this.#at - 1)
    return { kind: 'repeat', of, isGreedy, ...counts }
  }

  #quantifier(): { readonly min: number; readonly max: number | null } | null {
    if (this.#takes('*')) return { min: 0, max: null }
    if (this.#takes('+')) return { min: 1, max: null }
    if (this.#takes('?')) return { min: 0, max: 1 }
    const counts = /^\{(\d{1,9})(?:(,)(\d{0,9}))?\}/.exec(this.#text.slice(this.#at, this.#at + 24))
    if (!counts) return null
    const [all, least = '', comma, most = ''] = counts
    const min = Number(least)
    const max = comma === undefined ? min : most === '' ? null : Number(most)
    if (min > REPEAT_MAX || (max ?? 0) > REPEAT_MAX)
      throw new RegexError(`A count must be at most ${REPEAT_MAX}`, this.#at)
    if (max !== null && max < min) throw new RegexError('Counts are out of order', this.#at)
    this.#at += all.length
    return { min, max }
  }

  #atom(): RegexNode {
    const at = this.#at
    const letter = this.#next()
    switch (letter) {
      case '(':
        return this.#group()
      case '[':
        return { kind: 'set', set: this.#charClass(at) }
      case '.':
        return { kind: 'set', set: ANY }
      case '^':
        return { kind: 'assertion', assertion: 'start' }
      case '$':
        return { kind: 'assertion', assertion: 'end' }
      case '\\':
        return this.#escape(at)
      case '*':
      case '+':
      case '?':
        throw new RegexError('Nothing to repeat', at)
      default:
        return { kind: 'set', set: single(letter.charCodeAt(0)) }
    }
  }

  #escape(at: number): RegexNode {
    if (this.#at >= this.#text.length) throw new RegexError('The expression ends with a backslash', at)
    const letter = this.#next()
    if (letter === 'b') return { kind: 'assertion', assertion: 'word-boundary' }
    if (letter === 'B') return { kind: 'assertion', assertion: 'no-word-boundary' }
    return { kind: 'set', set: escaped(letter, at) }
  }

  #group(): RegexNode {
    const at = this.#at - 1
    if (++this.#depth > DEPTH_MAX) throw new RegexError(`Groups are nested more than ${DEPTH_MAX} deep`, at)
    const number = this.#groupNumber(at)
    const of = this.#choice()
    if (!this.#takes(')')) throw new RegexError('A "(" is not closed', at)
    this.#depth--
    return number === null ? of : { kind: 'group', number, of }
  }

  /** Null for a group that captures nothing. */
  #groupNumber(at: number): number | null {
    if (!this.#takes('?')) return ++this.groups
    if (this.#takes(':')) return null
    const name = /^P?<[A-Za-z_]\w{0,63}>/.exec(this.#text.slice(this.#at, this.#at + 70))
    if (name) {
      this.#at += name[0].length
      return ++this.groups
    }
    const rest = this.#text.slice(this.#at)
    if (/^<?[=!]/.test(rest)) throw new RegexError('Lookaheads and lookbehinds are not supported', at)
    if (rest.startsWith('>')) throw new RegexError('Atomic groups are not supported', at)
    throw new RegexError('This kind of group is not supported', at)
  }

  #charClass(at: number): CharSet {
    const negated = this.#takes('^')
    const ranges: (readonly [number, number])[] = []
    let isFirst = true
    while (isFirst || this.#peek() !== ']') {
      isFirst = false
      if (this.#at >= this.#text.length) throw new RegexError('A "[" is not closed', at)
      ranges.push(...this.#classPart())
    }
    this.#at++
    return { ranges, negated }
  }

  #classPart(): CharSet['ranges'] {
    const from = this.#at
    const first = this.#classAtom()
    if (this.#peek() !== '-' || ']'.includes(this.#text.charAt(this.#at + 1))) return positive(first)
    this.#at++
    const low = only(first)
    const high = only(this.#classAtom())
    if (low === null || high === null || low > high) throw new RegexError('A range is out of order', from)
    return [[low, high]]
  }

  #classAtom(): CharSet {
    const at = this.#at
    const letter = this.#next()
    if (letter !== '\\') return single(letter.charCodeAt(0))
    if (this.#at >= this.#text.length) throw new RegexError('The expression ends with a backslash', at)
    return escaped(this.#next(), at)
  }

  #peek(): string {
    return this.#text.charAt(this.#at)
  }

  #next(): string {
    return this.#text.charAt(this.#at++)
  }

  #takes(letter: string): boolean {
    if (this.#peek() !== letter) return false
    this.#at++
    return true
  }
}

/** The one character of a set, or null. */
function only({ ranges: [range], negated }: CharSet): number | null {
  return range && range[0] === range[1] && !negated ? range[0] : null
}
