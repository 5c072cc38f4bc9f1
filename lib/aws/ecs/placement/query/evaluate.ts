// Answers a query of the cluster query language for one container instance.

import { unreachable } from '@/lib/engine'
import type { PlacementInstance } from '../types'
import type { Ordering, Query, Subject } from './parse'
import { matchesPattern } from './pattern'

export type QueriedInstance = Pick<
  PlacementInstance,
  'attributes' | 'instanceId' | 'agentConnected' | 'agentVersion' | 'runningTasks' | 'taskGroups'
>

/**
 * Whether the instance is selected. `!=`, `!in` and `!~` speak of another value and not of none: they select no instance
 * that lacks the attribute. `not (attribute:stack == prod)` selects it. MODEL.md#cluster-query-language.
 */
export function matchesQuery(query: Query, instance: QueriedInstance): boolean {
  switch (query.kind) {
    case 'and':
      return matchesQuery(query.left, instance) && matchesQuery(query.right, instance)
    case 'or':
      return matchesQuery(query.left, instance) || matchesQuery(query.right, instance)
    case 'not':
      return !matchesQuery(query.of, instance)
    case 'compare':
      return compares(query.subject, query.operator, query.value, instance)
    case 'in':
      return holdsFor(query, instance, (value) => query.values.includes(value))
    case 'matches':
      return holdsFor(query, instance, (value) => matchesPattern(query.pattern, value))
    case 'exists':
      return valuesOf(query.subject, instance).length > 0 !== query.negated
    default:
      return unreachable(query)
  }
}

interface Comparison {
  readonly subject: Subject
  readonly negated: boolean
}

/** One value suffices; where the comparison is negated, none may, and there must be something to compare. */
function holdsFor(
  { subject, negated }: Comparison,
  instance: QueriedInstance,
  holds: (value: string) => boolean,
): boolean {
  const values = valuesOf(subject, instance)
  if (!negated) return values.some(holds)
  // An instance without tasks runs no task of the group: `task:group` is known of every instance.
  const isKnown = values.length > 0 || subject === 'task:group'
  return isKnown && !values.some(holds)
}

/** `task:group` has as many values as there are tasks, everything else one or none. */
function valuesOf(subject: Subject, instance: QueriedInstance): readonly string[] {
  if (subject === 'ec2InstanceId') return [instance.instanceId]
  if (subject === 'agentConnected') return [String(instance.agentConnected)]
  if (subject === 'agentVersion') return [instance.agentVersion]
  if (subject === 'runningTasksCount') return [String(instance.runningTasks)]
  if (subject === 'task:group') return instance.taskGroups
  const name = subject.slice('attribute:'.length)
  const value = Object.hasOwn(instance.attributes, name) ? instance.attributes[name] : undefined
  return value === undefined ? [] : [value]
}

function compares(subject: Subject, operator: Ordering, value: string, instance: QueriedInstance): boolean {
  if (operator === '!=')
    return holdsFor({ subject, negated: true }, instance, (own) => order(own, value) === 0)
  return valuesOf(subject, instance).some((own) => holds(operator, order(own, value)))
}

function holds(operator: Exclude<Ordering, '!='>, comparison: number): boolean {
  switch (operator) {
    case '==':
      return comparison === 0
    case '>':
      return comparison > 0
    case '>=':
      return comparison >= 0
    case '<':
      return comparison < 0
    case '<=':
      return comparison <= 0
  }
}

/** Numbers and versions part by part (`1.9.0` before `1.105.1`), other text by its characters. */
function order(own: string, value: string): number {
  if (!isNumeric(own) || !isNumeric(value)) return own === value ? 0 : own < value ? -1 : 1
  const ours = own.split('.').map(Number)
  const theirs = value.split('.').map(Number)
  for (let i = 0; i < Math.max(ours.length, theirs.length); i++) {
    const difference = (ours[i] ?? 0) - (theirs[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function isNumeric(text: string): boolean {
  return text !== '' && text.split('.').every((part) => /^\d{1,15}$/.test(part))
}
