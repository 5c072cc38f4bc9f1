// Which container instance gets a task: instances that have what it needs, then constraints, then strategies, then one of
// those that are left. Every instance comes back with the reason it was taken or not. ECS guide, task-placement.

import type { PlacementConstraint, PlacementStrategy } from '@/lib/aws/shapes'
import { filterAgent } from './placement/filter-agent'
import { filterAttributes } from './placement/filter-attributes'
import { filterCpu } from './placement/filter-cpu'
import { filterDistinctInstance } from './placement/filter-distinct-instance'
import { filterInterfaces } from './placement/filter-interfaces'
import { filterLocation } from './placement/filter-location'
import { filterMemberOf } from './placement/filter-member-of'
import { filterMemory } from './placement/filter-memory'
import { filterPorts } from './placement/filter-ports'
import { filterStatus } from './placement/filter-status'
import { type Measure, measureOf, strategyDefault, strategyRule } from './placement/strategy'
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

export interface PlacementQuestion {
  readonly requirement: PlacementRequirement
  /** Every instance of the cluster, those that take no tasks included. */
  readonly instances: readonly PlacementInstance[]
  /** Of the task definition and of the call. */
  readonly constraints: readonly PlacementConstraint[]
  /** Empty: the default of `origin`. */
  readonly strategies: readonly PlacementStrategy[]
  readonly origin?: PlacementOrigin
}

export interface PlaceInput extends PlacementQuestion {
  /** Uniform in [0, 1). Drawn once, and only if more than one instance is left. */
  readonly random: () => number
}

/** Takes one of the instances that are equally good; there is at least one. */
export type Draw = (equals: readonly PlacementInstance[]) => PlacementInstance | undefined

export function drawn(random: () => number): Draw {
  return (equals) => equals[equals.length > 1 ? Math.floor(random() * equals.length) : 0]
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

/** A choice whose reasons are made when they are asked for, which must be before anything changes. */
export interface Choice extends Omit<Placement, 'candidates'> {
  /** Of one of the instances, in the words that people read. */
  reasons(instance: PlacementInstance): readonly string[]
  /** The instances by the reason they were taken or not, in the order of the first of each. */
  kinds(examplesMax: number): readonly ChoiceKind[]
}

/** Instances that one reason stands for. */
export interface ChoiceKind {
  readonly count: number
  /** The first of them. */
  readonly examples: readonly PlacementInstance[]
}

/** The choice with the reasons of every instance. */
export function place(input: PlaceInput): Placement {
  const { random, ...asked } = input
  const { chosen, rule, closest, reasons } = new Chooser(asked).choose(drawn(random))
  return {
    chosen,
    rule,
    closest,
    candidates: input.instances.map((instance) => ({
      instance,
      accepted: instance === chosen,
      reasons: reasons(instance),
    })),
  }
}

/**
 * Chooses for one task after the other. Between two choices nothing may change but what the chosen instance holds: what is
 * known of the others stays known, so that a choice costs by what it compares and not by what there is to check.
 */
export class Chooser {
  readonly #instances: readonly PlacementInstance[]
  readonly #filters: readonly PlacementFilter[]
  readonly #measures: readonly Measure[]
  readonly #rule: string
  readonly #fits: boolean[]
  #last: PlacementInstance | null = null

  constructor({ requirement, instances, constraints, strategies: given, origin }: PlacementQuestion) {
    const strategies = given.length > 0 ? given : strategyDefault(origin ?? 'service')
    this.#instances = instances
    this.#filters = filtersFor(requirement, constraints)
    this.#measures = strategies
      .map((strategy) => measureOf(strategy, instances, requirement))
      .filter((measure) => measure !== null)
    this.#rule = strategyRule(strategies)
    this.#fits = instances.map((instance) => fits(instance, this.#filters))
  }

  choose(draw: Draw): Choice {
    this.#lookAgain()
    const instances = this.#instances
    const filters = this.#filters
    const rounds: Round[] = []
    let left = instances.filter((_, i) => this.#fits[i])
    for (const measure of this.#measures) {
      const best = leastOf(left, measure)
      rounds.push({ measure, best })
      left = left.filter((instance) => measure.value(instance) === best)
    }
    const chosen = left.length > 0 ? (draw(left) ?? null) : null
    this.#last = chosen
    const equals = left.length
    return {
      chosen,
      rule: this.#rule,
      closest: chosen ? null : closestOf(instances, filters),
      reasons(instance) {
        if (instance === chosen)
          return [equals > 1 ? `picked at random from ${equals} equal instances` : 'best']
        const lacking = reasonsOf(instance, filters)
        if (lacking.length > 0) return lacking.map(({ code, text }) => `${code}: ${text}`)
        const lost = rounds[roundLost(instance, rounds)]
        return [lost ? lost.measure.text(instance, lost.best) : 'equally good, not picked']
      },
      kinds: (examplesMax) => kindsOf(instances, { chosen, filters, rounds }, examplesMax),
    }
  }

  /** The instance that was chosen last has got a task since. */
  #lookAgain(): void {
    const last = this.#last
    if (last === null) return
    this.#fits[this.#instances.indexOf(last)] = fits(last, this.#filters)
    for (const measure of this.#measures) measure.changed?.(last)
  }
}

/** One strategy at work: the instances whose value is not the best are out. */
interface Round {
  readonly measure: Measure
  readonly best: number
}

/** -1: in none. */
function roundLost(instance: PlacementInstance, rounds: readonly Round[]): number {
  for (const [i, { measure, best }] of rounds.entries()) if (measure.value(instance) !== best) return i
  return -1
}

function leastOf(instances: readonly PlacementInstance[], measure: Measure): number {
  let best = Number.POSITIVE_INFINITY
  for (const instance of instances) best = Math.min(best, measure.value(instance))
  return best
}

interface Reasoning {
  readonly chosen: PlacementInstance | null
  readonly filters: readonly PlacementFilter[]
  readonly rounds: readonly Round[]
}

/** Every placement asks this of every instance, so it compares numbers and makes no texts. */
function kindsOf(
  instances: readonly PlacementInstance[],
  { chosen, filters, rounds }: Reasoning,
  examplesMax: number,
): readonly ChoiceKind[] {
  const kinds: { round: number; of: string | number; count: number; examples: PlacementInstance[] }[] = []
  for (const instance of instances) {
    const lacking = instance === chosen ? CHOSEN : lackingOf(instance, filters)
    const round = lacking === 0 ? roundLost(instance, rounds) : -1
    const of = rounds[round]?.measure.kind(instance) ?? lacking
    let kind = kinds.find((one) => one.round === round && one.of === of)
    if (kind === undefined) {
      kind = { round, of, count: 0, examples: [] }
      kinds.push(kind)
    }
    if (++kind.count <= examplesMax) kind.examples.push(instance)
  }
  return kinds
}

const CHOSEN = -1

/** A bit for each filter that an instance does not pass. */
function lackingOf(instance: PlacementInstance, filters: readonly PlacementFilter[]): number {
  let lacking = 0
  for (const [i, filter] of filters.entries()) if (!filter.fits(instance)) lacking |= 1 << i
  return lacking
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
    filterInterfaces(requirement),
    filterLocation(requirement),
    filterAgent,
    filterAttributes(requirement),
    ...constraints.map(({ type, expression }) =>
      type === 'memberOf' ? filterMemberOf(expression ?? '') : filterDistinctInstance(requirement),
    ),
  ]
}

function fits(instance: PlacementInstance, filters: readonly PlacementFilter[]): boolean {
  for (const filter of filters) if (!filter.fits(instance)) return false
  return true
}

function reasonsOf(
  instance: PlacementInstance,
  filters: readonly PlacementFilter[],
): readonly PlacementReason[] {
  return filters.filter((filter) => !filter.fits(instance)).map((filter) => filter.reason(instance))
}

/**
 * AWS does not say what makes an instance the closest match. Here: the fewest shortages, then the smallest one, then the
 * order of registration (MODEL.md#closest-match).
 */
function closestOf(
  instances: readonly PlacementInstance[],
  filters: readonly PlacementFilter[],
): Placement['closest'] {
  let best: { instance: PlacementInstance; reasons: readonly PlacementReason[] } | null = null
  for (const instance of instances) {
    if (!filterStatus.fits(instance)) continue
    const reasons = reasonsOf(instance, filters)
    if (best === null || isCloser(instance, reasons, best)) best = { instance, reasons }
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
