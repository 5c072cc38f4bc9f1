// Strategies narrow the instances that do, one after the other: each breaks the ties that the one before left.
// ECS guide, task-placement-strategies.

import type { PlacementStrategy } from '@/lib/aws/shapes'
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

export interface Narrowed {
  readonly kept: readonly PlacementInstance[]
  /** Why the others were dropped, with the number that decided. */
  readonly dropped: ReadonlyMap<PlacementInstance, string>
}

/** `all`: every instance of the cluster, since tasks on full instances count when groups are compared. */
export function narrow(
  strategy: PlacementStrategy,
  instances: readonly PlacementInstance[],
  all: readonly PlacementInstance[],
  requirement: PlacementRequirement,
): Narrowed {
  const field = normalField(strategy.field)
  switch (strategy.type) {
    case 'random':
      return { kept: instances, dropped: new Map() }
    case 'binpack':
      return field === 'cpu'
        ? least(
            instances,
            (instance) => instance.remainingCpu,
            (left) => `${left} CPU units left`,
          )
        : least(
            instances,
            (instance) => instance.remainingMemoryMiB,
            (left) => `${left} MiB left`,
          )
    case 'spread':
      return spread(field, instances, all, requirement)
  }
}

function spread(
  field: string,
  instances: readonly PlacementInstance[],
  all: readonly PlacementInstance[],
  { group }: PlacementRequirement,
): Narrowed {
  const counts = new Map<string, number>()
  // Tasks on an instance that drains are about to leave their group, so they do not count for it.
  for (const instance of all.filter(({ status }) => status === 'ACTIVE')) {
    const of = groupOf(instance, field)
    counts.set(of, (counts.get(of) ?? 0) + instance.tasksOfGroup)
  }
  const whose = group.startsWith('service:') ? 'this service' : group
  const where = (instance: PlacementInstance) =>
    field === SPREAD_FIELD.instance ? 'on it' : `in ${groupOf(instance, field) || `no ${field}`}`
  return least(
    instances,
    (instance) => counts.get(groupOf(instance, field)) ?? 0,
    (count, instance) => `${count} ${count === 1 ? 'task' : 'tasks'} of ${whose} ${where(instance)}`,
  )
}

/** Instances without the attribute form a group of their own. */
function groupOf(instance: PlacementInstance, field: string): string {
  if (field === SPREAD_FIELD.instance) return instance.instanceId
  if (field === SPREAD_FIELD.zone) return instance.zone
  const name = field.slice('attribute:'.length)
  return (Object.hasOwn(instance.attributes, name) ? instance.attributes[name] : undefined) ?? ''
}

function least(
  instances: readonly PlacementInstance[],
  value: (instance: PlacementInstance) => number,
  text: (value: number, instance: PlacementInstance) => string,
): Narrowed {
  let best = Number.POSITIVE_INFINITY
  for (const instance of instances) best = Math.min(best, value(instance))
  const dropped = instances.filter((instance) => value(instance) > best)
  return {
    kept: instances.filter((instance) => value(instance) === best),
    dropped: new Map(
      dropped.map((instance) => [instance, `${text(value(instance), instance)}, ${best} elsewhere`]),
    ),
  }
}
