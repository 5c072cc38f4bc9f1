// Listener rules: lowest priority number first, the default rule last, the first match wins. All conditions of a rule must
// match, any value of a condition will do. ALB guide, load-balancer-listeners.

import type { RuleCondition } from '@/lib/aws/shapes'
import { type ConditionTest, conditionTest, describeCondition, type RoutedRequest } from './condition'

export interface MatchableRule {
  /** Null for the default rule. */
  readonly priority: number | null
  readonly conditions: readonly RuleCondition[]
}

export interface TriedRule<R> {
  readonly rule: R
  /** Null when it matched, otherwise what the first condition that does not hold says. */
  readonly refusal: string | null
}

export interface Matched<R> {
  /** Null when there is no default rule. */
  readonly rule: R | null
  /** Every rule that was looked at, in order. */
  readonly tried: readonly TriedRule<R>[]
}

/** The rules of a listener, made ready once for many requests. */
export function ruleMatcher<R extends MatchableRule>(
  rules: readonly R[],
): (request: RoutedRequest) => Matched<R> {
  const ready = inOrder(rules).map((rule) => ({ rule, tests: rule.conditions.map(conditionTest) }))
  return (request) => {
    const tried: TriedRule<R>[] = []
    for (const { rule, tests } of ready) {
      const refusal = firstRefusal(tests, request)
      tried.push({ rule, refusal })
      if (refusal === null) return { rule, tried }
    }
    return { rule: null, tried }
  }
}

function firstRefusal(tests: readonly ConditionTest[], request: RoutedRequest): string | null {
  for (const test of tests) {
    const refusal = test(request)
    if (refusal !== null) return refusal
  }
  return null
}

/** The order in which rules are evaluated. */
export function inOrder<R extends MatchableRule>(rules: readonly R[]): readonly R[] {
  const number = ({ priority }: MatchableRule) => priority ?? Number.POSITIVE_INFINITY
  return rules.toSorted((a, b) => (number(a) === number(b) ? 0 : number(a) - number(b)))
}

/** `path is /api/* or /v2/* and host is *.example.com`; `otherwise` when there is none. */
export function describeConditions(conditions: readonly RuleCondition[]): string {
  return conditions.length === 0 ? 'otherwise' : conditions.map(describeCondition).join(' and ')
}
