// Answers a query of the cluster query language for one container instance.

import { unreachable } from '@/lib/engine'
import type { PlacementInstance } from '../types'
import type { Ordering, Query, Subject } from './parse'
import { matchesPattern } from './pattern'

export type QueriedInstance = Pick<
  PlacementInstance,
  'attributes' | 'instanceId' | 'agentConnected' | 'agentVersion' | 'runningTasks' | 'taskGroups'
>

/** Whether the instance is selected. A missing attribute equals nothing, so `!=` and `!in` select it. */
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
      return valuesOf(query.subject, instance).some((value) => query.values.includes(value)) !== query.negated
    case 'matches':
      return (
        valuesOf(query.subject, instance).some((value) => matchesPattern(query.pattern, value)) !==
        query.negated
      )
    case 'exists':
      return valuesOf(query.subject, instance).length > 0 !== query.negated
    default:
      return unreachable(query)
  }
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
  const values = valuesOf(subject, instance)
  if (operator === '!=') return !values.some((own) => order(own, value) === 0)
  return values.some((own) => holds(operator, order(own, value)))
}

function holds(operator: Ordering, comparison: number): boolean {
  switch (operator) {
    case '==':
      return comparison === 0
    case '!=':
      return comparison !== 0
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
