// The cluster query language as a tree: comparisons joined by and, or, not and parentheses. `not` binds closest, then
// `and`, then `or`. ECS guide, cluster-query-language.

import { compilePattern, type Pattern } from './pattern'
import { QueryError, type Token, tokenize } from './tokens'

export type Subject =
  | 'agentConnected'
  | 'agentVersion'
  | 'ec2InstanceId'
  | 'runningTasksCount'
  | 'task:group'
  | `attribute:${string}`
export type Ordering = '==' | '!=' | '>' | '>=' | '<' | '<='

export type Query =
  | { readonly kind: 'and' | 'or'; readonly left: Query; readonly right: Query }
  | { readonly kind: 'not'; readonly of: Query }
  | {
      readonly kind: 'compare'
      readonly subject: Subject
      readonly operator: Ordering
      readonly value: string
    }
  | {
      readonly kind: 'in'
      readonly subject: Subject
      readonly values: readonly string[]
      readonly negated: boolean
    }
  | {
      readonly kind: 'matches'
      readonly subject: Subject
      readonly pattern: Pattern
      readonly negated: boolean
    }
  | { readonly kind: 'exists'; readonly subject: Subject; readonly negated: boolean }

/** Nested parentheses and `not`s; far more than 2,000 characters of sense could use. */
const DEPTH_MAX = 50

const ORDERINGS: Readonly<Record<string, Ordering>> = {
  '==': '==',
  equals: '==',
  '!=': '!=',
  not_equals: '!=',
  '>': '>',
  greater_than: '>',
  '>=': '>=',
  greater_than_equal: '>=',
  '<': '<',
  less_than: '<',
  '<=': '<=',
  less_than_equal: '<=',
}
const FIXED_SUBJECTS: readonly Subject[] = [
  'agentConnected',
  'agentVersion',
  'ec2InstanceId',
  'runningTasksCount',
  'task:group',
]

/** Reads an expression or throws a `QueryError` that names the position. `attribute:ecs.instance-type == t3.medium` */
export function parseQuery(expression: string): Query {
  const parser = new Parser(tokenize(expression))
  return parser.whole()
}

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): Query {
    if (this.#peek().kind === 'end') throw new QueryError('the expression is empty', 0)
    const query = this.#or(0)
    const rest = this.#peek()
    if (rest.kind !== 'end')
      throw new QueryError(`expected "and", "or" or the end, found "${rest.text}"`, rest.offset)
    return query
  }

  #or(depth: number): Query {
    let left = this.#and(depth)
    while (this.#takes('or', '||')) left = { kind: 'or', left, right: this.#and(depth) }
    return left
  }

  #and(depth: number): Query {
    let left = this.#not(depth)
    while (this.#takes('and', '&&')) left = { kind: 'and', left, right: this.#not(depth) }
    return left
  }

  #not(depth: number): Query {
    const { offset } = this.#peek()
    if (depth > DEPTH_MAX) throw new QueryError('the expression is nested too deeply', offset)
    if (this.#takes('not', '!')) return { kind: 'not', of: this.#not(depth + 1) }
    if (!this.#takes('(')) return this.#comparison()
    const inner = this.#or(depth + 1)
    const close = this.#peek()
    if (!this.#takes(')')) throw new QueryError('expected ")"', close.offset)
    return inner
  }

  #comparison(): Query {
    const subject = this.#subject()
    const token = this.#next()
    const negated = token.text === '!' && token.kind === 'symbol'
    const name = negated ? `!${this.#next().text}` : token.text
    const ordering = Object.hasOwn(ORDERINGS, name) ? ORDERINGS[name] : undefined
    if (ordering !== undefined)
      return { kind: 'compare', subject, operator: ordering, value: this.#value(subject, ordering) }
    switch (name) {
      case 'in':
      case '!in':
      case 'not_in':
        return { kind: 'in', subject, values: this.#list(), negated: name !== 'in' }
      case '=~':
      case 'matches':
      case '!~':
      case 'not_matches':
        return {
          kind: 'matches',
          subject,
          pattern: this.#pattern(),
          negated: name === '!~' || name === 'not_matches',
        }
      case 'exists':
      case '!exists':
      case 'not_exists':
        if (!subject.startsWith('attribute:'))
          throw new QueryError(`"exists" is for attributes, not for ${subject}`, token.offset)
        return { kind: 'exists', subject, negated: name !== 'exists' }
      default:
        throw new QueryError(`expected an operator after ${subject}, found ${found(token)}`, token.offset)
    }
  }

  #subject(): Subject {
    const token = this.#next()
    const fixed = FIXED_SUBJECTS.find((subject) => subject === token.text)
    if (fixed !== undefined) return fixed
    if (
      token.kind === 'word' &&
      token.text.startsWith('attribute:') &&
      token.text.length > 'attribute:'.length
    ) {
      return `attribute:${token.text.slice('attribute:'.length)}`
    }
    if (token.text === 'registeredAt')
      throw new QueryError('registeredAt cannot be used here: a run has no calendar', token.offset)
    throw new QueryError(
      `expected a subject such as attribute:NAME or ec2InstanceId, found ${found(token)}`,
      token.offset,
    )
  }

  #value(subject: Subject, operator: Ordering): string {
    const token = this.#next()
    if (token.kind !== 'word') throw new QueryError(`expected a value, found ${found(token)}`, token.offset)
    if (subject === 'runningTasksCount' && !/^\d{1,9}$/.test(token.text)) {
      throw new QueryError(`expected a number, found "${token.text}"`, token.offset)
    }
    const ordered = operator !== '==' && operator !== '!='
    if (
      ordered &&
      (subject === 'ec2InstanceId' || subject === 'agentConnected' || subject === 'task:group')
    ) {
      throw new QueryError(`${subject} has no order: use == or !=`, token.offset)
    }
    return token.text
  }

  #list(): readonly string[] {
    const open = this.#next()
    if (open.text !== '[')
      throw new QueryError(`expected a list such as [a, b], found ${found(open)}`, open.offset)
    const values: string[] = []
    for (;;) {
      const item = this.#next()
      if (item.kind !== 'word')
        throw new QueryError(`expected a value in the list, found ${found(item)}`, item.offset)
      values.push(item.text)
      const after = this.#next()
      if (after.text === ']') return values
      if (after.text !== ',') throw new QueryError(`expected "," or "]", found ${found(after)}`, after.offset)
    }
  }

  #pattern(): Pattern {
    const token = this.#next()
    if (token.kind !== 'word') throw new QueryError(`expected a pattern, found ${found(token)}`, token.offset)
    return compilePattern(token.text, token.offset)
  }

  #peek(): Token {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] ?? { kind: 'end', text: '', offset: 0 }
  }

  #next(): Token {
    const token = this.#peek()
    this.#at++
    return token
  }

  #takes(...texts: readonly string[]): boolean {
    const token = this.#peek()
    if (token.kind === 'end' || (token.kind === 'word' && token.quoted) || !texts.includes(token.text))
      return false
    this.#at++
    return true
  }
}

function found(token: Token): string {
  return token.kind === 'end' ? 'the end' : `"${token.text}"`
}
