// Conditions of listener rules: whether they hold for a request, and in which words. ALB guide, rule-condition-types.

import { cidrContains } from '@/lib/aws/ec2/security-group'
import type { QueryStringValue, RuleCondition } from '@/lib/aws/shapes'
import { before, type QueryPair, queryOf, queryPairs } from './query-string'
import { Regex } from './regex/regex'
import { matchesPattern, wildcardPattern } from './wildcard'

export interface RoutedRequest {
  readonly method: string
  /** With its query, which no path condition sees. */
  readonly path: string
  /** With or without a port, which no host condition sees. */
  readonly host: string
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string>>
  /** IPv4 address that the connection comes from. */
  readonly sourceIp: string
}

/** A condition that is ready to be asked: null when it holds, otherwise why not, such as `path /cart is not /api/*`. */
export type ConditionTest = (request: RoutedRequest) => string | null

export function conditionTest(condition: RuleCondition): ConditionTest {
  const not = `${verbNot(condition)} ${valuesOf(condition)}`
  switch (condition.field) {
    case 'path-pattern': {
      const matches = anyOf(condition, { ignoreCase: false })
      return ({ path }) => (matches(before(path, '?')) ? null : `path ${before(path, '?')} ${not}`)
    }
    case 'host-header': {
      const matches = anyOf(condition, { ignoreCase: true })
      return ({ host }) => (matches(before(host, ':')) ? null : `host ${before(host, ':')} ${not}`)
    }
    case 'http-header':
      return headerTest(condition, not)
    case 'http-request-method':
      return ({ method }) => (condition.values.includes(method) ? null : `method ${method} ${not}`)
    case 'query-string':
      return queryTest(condition.values, not)
    case 'source-ip': {
      const { values } = condition
      return ({ sourceIp }) =>
        values.some((cidr) => cidrContains(cidr, sourceIp)) ? null : `source ${sourceIp} ${not}`
    }
  }
}

/** `path is /api/*`, `header X-Version is v2*`, `query has version=v1`; a regular expression `matches`. */
export function describeCondition(condition: RuleCondition): string {
  return `${subjectOf(condition)} ${verb(condition)} ${valuesOf(condition)}`
}

function subjectOf(condition: RuleCondition): string {
  switch (condition.field) {
    case 'path-pattern':
      return 'path'
    case 'host-header':
      return 'host'
    case 'http-header':
      return `header ${condition.name}`
    case 'http-request-method':
      return 'method'
    case 'query-string':
      return 'query'
    case 'source-ip':
      return 'source'
  }
}

const isRegex = (condition: RuleCondition) => 'isRegex' in condition && condition.isRegex === true

function verb(condition: RuleCondition): string {
  if (condition.field === 'query-string') return 'has'
  if (condition.field === 'source-ip') return 'is in'
  return isRegex(condition) ? 'matches' : 'is'
}

function verbNot(condition: RuleCondition): string {
  if (condition.field === 'query-string') return 'has no'
  if (condition.field === 'source-ip') return 'is not in'
  return isRegex(condition) ? 'does not match' : 'is not'
}

function valuesOf(condition: RuleCondition): string {
  const values = condition.field === 'query-string' ? condition.values.map(queryValueText) : condition.values
  return values.join(' or ')
}

const queryValueText = ({ key, value }: QueryStringValue) => (key === null ? value : `${key}=${value}`)

type Matcher = (text: string) => boolean

function anyOf(
  condition: { readonly values: readonly string[]; readonly isRegex?: true },
  { ignoreCase }: { readonly ignoreCase: boolean },
): Matcher {
  const tests = condition.values.map((value): Matcher => {
    if (!condition.isRegex) return wildcards(value, { ignoreCase })
    const regex = new Regex(value, { ignoreCase })
    return (text) => regex.test(text)
  })
  return (text) => tests.some((test) => test(text))
}

function wildcards(
  value: string,
  { ignoreCase, hasEscapes = false }: { readonly ignoreCase: boolean; readonly hasEscapes?: boolean },
): Matcher {
  const pattern = wildcardPattern(ignoreCase ? value.toLowerCase() : value, hasEscapes)
  return (text) => matchesPattern(pattern, ignoreCase ? text.toLowerCase() : text)
}

/** Of a header that a request has several times, one value is enough. */
function headerTest(condition: Extract<RuleCondition, { field: 'http-header' }>, not: string): ConditionTest {
  const matches = anyOf(condition, { ignoreCase: true })
  const wanted = condition.name.toLowerCase()
  return ({ headers }) => {
    const found = Object.entries(headers).filter(([name]) => name.toLowerCase() === wanted)
    if (found.some(([, value]) => matches(value))) return null
    const [first] = found
    return first === undefined
      ? `there is no header ${condition.name}`
      : `header ${condition.name} ${first[1]} ${not}`
  }
}

function queryTest(values: readonly QueryStringValue[], not: string): ConditionTest {
  const options = { ignoreCase: true, hasEscapes: true }
  const tests = values.map(({ key, value }): ((pair: QueryPair) => boolean) => {
    const matchesValue = wildcards(value, options)
    if (key === null) return (pair) => matchesValue(pair.value)
    const matchesKey = wildcards(key, options)
    return (pair) => pair.key !== null && matchesKey(pair.key) && matchesValue(pair.value)
  })
  return ({ path }) => {
    const pairs = queryPairs(path)
    if (pairs.some((pair) => tests.some((test) => test(pair)))) return null
    return pairs.length === 0 ? 'there is no query' : `query ${queryOf(path)} ${not}`
  }
}
