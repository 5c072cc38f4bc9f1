// Listener rules: lowest priority number first, the default rule last, the first match wins. All conditions of a rule must
// match, any value of a condition will do. ALB guide, load-balancer-listeners.

import type { RuleCondition } from '@/lib/aws/shapes'
import { matchesWildcard } from './wildcard'

export interface MatchableRule {
  /** Null for the default rule. */
  readonly priority: number | null
  readonly conditions: readonly RuleCondition[]
}

export interface RoutedRequest {
  /** With or without a query, which no path condition sees. */
  readonly path: string
  /** With or without a port, which no host condition sees. */
  readonly host: string
}

export interface TriedRule<R> {
  readonly rule: R
  readonly matched: boolean
  /** `path is /api/*`; `otherwise` for the default rule. */
  readonly conditions: string
}

/** The rule that takes the request, null when there is no default rule; and every rule that was looked at, in order. */
export function matchRule<R extends MatchableRule>(
  rules: readonly R[],
  request: RoutedRequest,
): { readonly rule: R | null; readonly tried: readonly TriedRule<R>[] } {
  const tried: TriedRule<R>[] = []
  for (const rule of inOrder(rules)) {
    const matched = rule.conditions.every((condition) => matchesCondition(condition, request))
    tried.push({ rule, matched, conditions: describeConditions(rule.conditions) })
    if (matched) return { rule, tried }
  }
  return { rule: null, tried }
}

/** The order in which rules are evaluated. */
export function inOrder<R extends MatchableRule>(rules: readonly R[]): readonly R[] {
  const number = ({ priority }: MatchableRule) => priority ?? Number.POSITIVE_INFINITY
  return rules.toSorted((a, b) => (number(a) === number(b) ? 0 : number(a) - number(b)))
}

/** Paths are matched with their case, hosts without. */
export function matchesCondition(condition: RuleCondition, { path, host }: RoutedRequest): boolean {
  switch (condition.field) {
    case 'path-pattern': {
      const bare = before(path, '?')
      return condition.values.some((value) => matchesWildcard(value, bare))
    }
    case 'host-header': {
      const bare = before(host, ':').toLowerCase()
      return condition.values.some((value) => matchesWildcard(value.toLowerCase(), bare))
    }
  }
}

function before(text: string, separator: string): string {
  const at = text.indexOf(separator)
  return at < 0 ? text : text.slice(0, at)
}

/** `path is /api/* or /v2/* and host is *.example.com`; `otherwise` when there is none. */
export function describeConditions(conditions: readonly RuleCondition[]): string {
  if (conditions.length === 0) return 'otherwise'
  const name = ({ field }: RuleCondition) => (field === 'path-pattern' ? 'path' : 'host')
  return conditions.map((condition) => `${name(condition)} is ${condition.values.join(' or ')}`).join(' and ')
}
