// Strategies narrow the instances that do, one after the other: each breaks the ties that the one before left.
// ECS guide, task-placement-strategies.

import { counted } from '@/lib/aws/counted'
import type { PlacementStrategy } from '@/lib/aws/shapes'
import { existing } from '@/lib/engine'
import { normalField, SPREAD_FIELD } from './field'
import type { PlacementInstance, PlacementOrigin, PlacementRequirement } from './types'

/** What no strategy means: a service spreads over zones, then instances; RunTask takes any. ECS guide, ecs_services. */
export function strategyDefault(origin: PlacementOrigin): readonly PlacementStrategy[] {
  if (origin === 'RunTask') return [{ type: 'random', field: null }]
  return [
    { type: 'spread', field: SPREAD_FIELD.zone },
    { type: 'spread', field: SPREAD_FIELD.instance },
  ]
}

/** `spread(attribute:ecs.availability-zone), binpack(memory)` */
export function strategyRule(strategies: readonly PlacementStrategy[]): string {
  return strategies
    .map(({ type, field }) => (type === 'random' ? type : `${type}(${normalField(field)})`))
    .join(', ')
}

/** What a strategy compares: an instance with a lower value is better. */
export interface Measure {
  value(instance: PlacementInstance): number
  /** Instances that lose for one reason have one kind. */
  kind(instance: PlacementInstance): string | number
  /** What the instance holds is another now. Only measures that sum over instances need to know. */
  changed?(instance: PlacementInstance): void
  /** Why an instance lost; `best` is the value that won. */
  text(instance: PlacementInstance, best: number): string
}

/**
 * Null: any instance is as good as another. `all`: every instance of the cluster, since tasks on full instances count when
 * groups are compared.
 */
export function measureOf(
  strategy: PlacementStrategy,
  all: readonly PlacementInstance[],
  requirement: PlacementRequirement,
): Measure | null {
  const field = normalField(strategy.field)
  switch (strategy.type) {
    case 'random':
      return null
    case 'binpack':
      return field === 'cpu'
        ? amount(
            (instance) => instance.remainingCpu,
            (left) => `${left} CPU units left`,
          )
        : amount(
            (instance) => instance.remainingMemoryMiB,
            (left) => `${left} MiB left`,
          )
    case 'spread':
      return spread(field, all, requirement)
  }
}

function amount(value: Measure['value'], text: (value: number) => string): Measure {
  return { value, kind: value, text: (instance, best) => `${text(value(instance))}, ${best} elsewhere` }
}

function spread(field: string, all: readonly PlacementInstance[], { group }: PlacementRequirement): Measure {
  const whose = group.startsWith('service:') ? 'this service' : group
  const said = (count: number, where: string, best: number) =>
    `${counted(count, 'task')} of ${whose} ${where}, ${best} elsewhere`
  if (field === SPREAD_FIELD.instance) {
    const value = (instance: PlacementInstance) => instance.tasksOfGroup
    return { value, kind: value, text: (instance, best) => said(value(instance), 'on it', best) }
  }
  const { of, countedOn } = countBy(field, all)
  const value = (instance: PlacementInstance) => of(instance).count
  return {
    value,
    kind: (instance) => of(instance).name,
    changed(instance) {
      const counted = countedOn.get(instance)
      if (counted === undefined) return
      of(instance).count += instance.tasksOfGroup - counted
      countedOn.set(instance, instance.tasksOfGroup)
    },
    text: (instance, best) => said(value(instance), `in ${of(instance).name || `no ${field}`}`, best),
  }
}

interface Counted {
  readonly name: string
  count: number
}

/** Tasks on an instance that drains are about to leave their group, so they do not count for it. */
function countBy(field: string, all: readonly PlacementInstance[]) {
  const byName = new Map<string, Counted>()
  const byInstance = new Map<PlacementInstance, Counted>()
  const countedOn = new Map<PlacementInstance, number>()
  for (const instance of all) {
    const name = groupOf(instance, field)
    let group = byName.get(name)
    if (group === undefined) {
      group = { name, count: 0 }
      byName.set(name, group)
    }
    byInstance.set(instance, group)
    if (instance.status !== 'ACTIVE') continue
    group.count += instance.tasksOfGroup
    countedOn.set(instance, instance.tasksOfGroup)
  }
  const of = (instance: PlacementInstance) =>
    existing(byInstance.get(instance), `the group of ${instance.label}`)
  return { of, countedOn }
}

/** Instances without the attribute form a group of their own. */
function groupOf(instance: PlacementInstance, field: string): string {
  if (field === SPREAD_FIELD.zone) return instance.zone
  const name = field.slice('attribute:'.length)
  return (Object.hasOwn(instance.attributes, name) ? instance.attributes[name] : undefined) ?? ''
}
