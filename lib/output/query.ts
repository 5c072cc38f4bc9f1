// `--query`: a JMESPath expression as the AWS CLI takes it. The grammar is the library's; what the library has beyond the
// specification that the AWS CLI follows is refused, since a query learnt here must work there. JMESPath Specification; AWS
// CLI user guide, cli-usage-filter.

import { compile, type JSONValue } from '@jmespath-community/jmespath'
import { QueryError } from './query-error'
import { GuardedInterpreter } from './query-guard'
import { positionOf } from './query-position'

/** `` `PRIMARY` `` without quotes is text, as the AWS CLI's own examples write it. */
const LITERALS = { enable_legacy_literals: true } as const

type Node = ReturnType<typeof compile>

/** Longer than any sensible query; together with the depth it bounds what reading one costs. */
const LENGTH_MAX = 4_000
const DEPTH_MAX = 60

/** The functions of the specification. https://jmespath.org/specification.html#built-in-functions */
const FUNCTIONS: ReadonlySet<string> = new Set(
  (
    'abs avg ceil contains ends_with floor join keys length map max max_by merge min min_by not_null reverse sort sort_by ' +
    'starts_with sum to_array to_number to_string type values'
  ).split(' '),
)
const EXTENSIONS: Readonly<Partial<Record<Node['type'], string>>> = {
  Arithmetic: 'arithmetic',
  Unary: 'arithmetic',
  LetExpression: 'let',
  Binding: 'let',
  Variable: 'a variable',
  Ternary: 'a condition with ? and :',
  Root: '$',
}

/** What the query picks of an answer. Throws a QueryError, at once for what cannot be read and later for what cannot be worked out. */
export function readQuery(text: string): (answer: unknown) => unknown {
  if (text.length > LENGTH_MAX) throw new QueryError(`it has more than ${LENGTH_MAX} characters`, LENGTH_MAX)
  checkDepth(text)
  const node = compiled(text)
  checkNodes(node, text)
  return (answer) => {
    try {
      return new GuardedInterpreter().search(node, asJson(answer))
    } catch (error) {
      if (error instanceof QueryError || !(error instanceof Error)) throw error
      throw new QueryError(error.message, null)
    }
  }
}

function compiled(text: string): Node {
  try {
    return compile(text, LITERALS)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const at = positionOf(text, LITERALS)
    throw new QueryError(explain(error.message, text, at), at)
  }
}

const TOKENS: Readonly<Record<string, string>> = {
  Rbracket: '"]"',
  Rparen: '")"',
  Rbrace: '"}"',
  Colon: '":"',
  Comma: '","',
  Star: '"*"',
  Number: 'a number',
  UnquotedIdentifier: 'a name',
  QuotedIdentifier: 'a name',
}

/** The library names tokens by its own words: `expected Rbracket, got: EOF`. */
function explain(message: string, text: string, at: number): string {
  const token = /expect(?:ed|ing)(?: an?)? (\w+)/.exec(message)?.[1]
  const found = at < text.length ? JSON.stringify(text.slice(at, at + 20)) : 'the end'
  const expected = token === undefined ? undefined : TOKENS[token]
  return expected === undefined ? `did not expect ${found}` : `expected ${expected}, found ${found}`
}

/** An answer is plain JSON but for members that are undefined, which no query can see. */
function asJson(answer: unknown): JSONValue {
  return JSON.parse(JSON.stringify(answer ?? null))
}

/** Counted before anything is read, since the reader calls itself. */
function checkDepth(text: string): void {
  let depth = 0
  let run = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if ('[({'.includes(character)) depth++
    else if ('])}'.includes(character)) depth--
    run = '!&'.includes(character) ? run + 1 : 0
    if (depth > DEPTH_MAX || run > DEPTH_MAX) throw new QueryError('it is nested too deeply', at)
  }
}

function checkNodes(root: Node, text: string): void {
  const left: Node[] = [root]
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    const extension = EXTENSIONS[node.type]
    if (extension !== undefined) throw new QueryError(`the AWS CLI does not know ${extension}`, null)
    if (node.type === 'Function' && !FUNCTIONS.has(node.name)) {
      const at = text.search(new RegExp(`\\b${node.name}\\s*\\(`))
      throw new QueryError(`Unknown function: ${node.name}()`, at < 0 ? null : at)
    }
    left.push(...Object.values(node).flatMap(nodesIn))
  }
}

function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  return typeof value === 'object' && value !== null && 'type' in value ? [value as Node] : []
}
