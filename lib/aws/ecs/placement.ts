// Which container instance gets a task: instances that have what it needs, then constraints, then strategies, then one of
// those that are left. Every instance comes back with the reason it was taken or not. ECS guide, task-placement.

import type { PlacementConstraint, PlacementStrategy } from '@/lib/aws/shapes'
import { filterAgent } from './placement/filter-agent'
import { filterAttributes } from './placement/filter-attributes'
import { filterCpu } from './placement/filter-cpu'
import { filterDistinctInstance } from './placement/filter-distinct-instance'
import { filterMemberOf } from './placement/filter-member-of'
import { filterMemory } from './placement/filter-memory'
import { filterPorts } from './placement/filter-ports'
import { filterStatus } from './placement/filter-status'
import { narrow, strategyDefault, strategyRule } from './placement/strategy'
import type {
  PlacementFilter,
  PlacementInstance,
  PlacementOrigin,
  PlacementReason,
  PlacementRequirement,
} from './placement/types'

export type {
  PlacementInstance,
  PlacementOrigin,
  PlacementReason,
  PlacementRequirement,
} from './placement/types'

export interface PlaceInput {
  readonly requirement: PlacementRequirement
  /** Every instance of the cluster, those that take no tasks included. */
  readonly instances: readonly PlacementInstance[]
  /** Of the task definition and of the call. */
  readonly constraints: readonly PlacementConstraint[]
  /** Empty: the default of `origin`. */
  readonly strategies: readonly PlacementStrategy[]
  readonly origin?: PlacementOrigin
  /** Uniform in [0, 1). Drawn once, and only if more than one instance is left. */
  readonly random: () => number
}

export interface PlacementCandidate {
  readonly instance: PlacementInstance
  readonly accepted: boolean
  /** `RESOURCE:CPU: needs 1024 CPU units, 512 left`; `2 tasks of this service in us-east-1a, 1 elsewhere`. */
  readonly reasons: readonly string[]
}

export interface Placement {
  readonly chosen: PlacementInstance | null
  readonly candidates: readonly PlacementCandidate[]
  /** `spread(attribute:ecs.availability-zone), spread(instanceId)` */
  readonly rule: string
  /** The ACTIVE instance that came nearest and what it lacks first; null when one was chosen or none is ACTIVE. */
  readonly closest: { readonly instance: PlacementInstance; readonly reason: PlacementReason } | null
}

export function place(input: PlaceInput): Placement {
  const { requirement, instances } = input
  const strategies =
    input.strategies.length > 0 ? input.strategies : strategyDefault(input.origin ?? 'service')
  const filters = filtersFor(requirement, input.constraints)
  const lacking = new Map(instances.map((instance) => [instance, reasonsOf(instance, filters)]))
  const fitting = instances.filter((instance) => lacking.get(instance)?.length === 0)
  const lost = new Map<PlacementInstance, string>()
  let left: readonly PlacementInstance[] = fitting
  for (const strategy of strategies) {
    const { kept, dropped } = narrow(strategy, left, instances, requirement)
    for (const [instance, reason] of dropped) lost.set(instance, reason)
    left = kept
  }
  const chosen = left[left.length > 1 ? Math.floor(input.random() * left.length) : 0] ?? null
  const whyChosen = left.length > 1 ? `drawn from ${left.length} equals` : 'best'
  return {
    chosen,
    candidates: instances.map((instance) => ({
      instance,
      accepted: instance === chosen,
      reasons:
        instance === chosen
          ? [whyChosen]
          : [
              ...(lacking.get(instance) ?? []).map(({ code, text }) => `${code}: ${text}`),
              ...lossOf(instance, lost, left),
            ],
    })),
    rule: strategyRule(strategies),
    closest: chosen ? null : closestOf(instances, lacking),
  }
}

/** What keeps a task from this instance, whatever the strategy; empty when it fits. For StartTask and fit previews. */
export function shortages(
  requirement: PlacementRequirement,
  instance: PlacementInstance,
  constraints: readonly PlacementConstraint[] = [],
): readonly PlacementReason[] {
  return reasonsOf(instance, filtersFor(requirement, constraints))
}

function filtersFor(
  requirement: PlacementRequirement,
  constraints: readonly PlacementConstraint[],
): readonly PlacementFilter[] {
  return [
    filterStatus,
    filterCpu(requirement),
    filterMemory(requirement),
    filterPorts(requirement),
    filterAgent,
    filterAttributes(requirement),
    ...constraints.map(({ type, expression }) =>
      type === 'memberOf' ? filterMemberOf(expression ?? '') : filterDistinctInstance(requirement),
    ),
  ]
}

function reasonsOf(
  instance: PlacementInstance,
  filters: readonly PlacementFilter[],
): readonly PlacementReason[] {
  return filters.map((filter) => filter(instance)).filter((reason) => reason !== null)
}

function lossOf(
  instance: PlacementInstance,
  lost: ReadonlyMap<PlacementInstance, string>,
  left: readonly PlacementInstance[],
): readonly string[] {
  const reason = lost.get(instance)
  if (reason !== undefined) return [reason]
  return left.includes(instance) ? ['equally good, not drawn'] : []
}

/**
 * AWS does not say what makes an instance the closest match. Here: the fewest shortages, then the smallest one, then the
 * order of registration (MODEL.md#closest-match).
 */
function closestOf(
  instances: readonly PlacementInstance[],
  lacking: ReadonlyMap<PlacementInstance, readonly PlacementReason[]>,
): Placement['closest'] {
  let best: { instance: PlacementInstance; reasons: readonly PlacementReason[] } | null = null
  for (const instance of instances) {
    const reasons = lacking.get(instance) ?? []
    if (filterStatus(instance) === null && (best === null || isCloser(instance, reasons, best)))
      best = { instance, reasons }
  }
  const reason = best?.reasons[0]
  return best && reason ? { instance: best.instance, reason } : null
}

function isCloser(
  instance: PlacementInstance,
  reasons: readonly PlacementReason[],
  best: { readonly instance: PlacementInstance; readonly reasons: readonly PlacementReason[] },
): boolean {
  const short = (of: readonly PlacementReason[]) => of.reduce((sum, reason) => sum + (reason.short ?? 1), 0)
  const byCount = reasons.length - best.reasons.length
  const bySize = short(reasons) - short(best.reasons)
  const byAge = instance.registeredAt - best.instance.registeredAt
  if (byCount !== 0) return byCount < 0
  if (bySize !== 0) return bySize < 0
  return byAge !== 0 ? byAge < 0 : instance.containerInstanceId < best.instance.containerInstanceId
}
