// Which tasks go when the scheduler may stop some: unhealthy ones, then those of the oldest deployment, then by the
// placement strategy. ECS guide, task-placement-strategies; ECS API, UpdateService.

import type { PlacementStrategy } from '@/lib/aws/shapes'
import { normalField, SPREAD_FIELD } from './placement/field'

/** Where tasks are. */
export interface TaskPlace {
  readonly instanceId: string
  readonly zone: string
  /** Attributes of the instance, for `spread(attribute:…)`. */
  readonly attributes?: Readonly<Record<string, string>>
}

/** What tasks are compared by. Tasks that share one are alike: no comparison can tell them apart, whatever is stopped. */
export interface StoppableKind extends TaskPlace {
  readonly healthy: boolean
  /** 0 for the PRIMARY deployment, more for older ones. */
  readonly deploymentAge: number
  /** Scale-in protection: such tasks are never chosen. */
  readonly protected?: boolean
  /** For `binpack`: what the task reserves, and what its instance has left: CPU units and MiB. */
  readonly cpu?: number
  readonly memoryMiB?: number
  readonly instanceRemainingCpu?: number
  readonly instanceRemainingMemoryMiB?: number
}

export interface ScaleInQuery<T> {
  /** Candidates. */
  readonly tasks: readonly T[]
  /** A service has many more tasks than places: the fewer kinds there are, the less there is to compare. */
  readonly kindOf: (task: T) => StoppableKind
  /** Each kind once, with how many candidates are of it. */
  readonly kinds: readonly Counted<StoppableKind>[]
  readonly count: number
  /** Empty: the zone with most tasks of the service, then the instance with most. */
  readonly strategy: readonly PlacementStrategy[]
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** Tasks of the service that are not up for choice but count when zones and instances are compared. */
  readonly others: readonly Counted<TaskPlace>[]
}

interface Counted<K> {
  readonly kind: K
  readonly count: number
}

const STRATEGY_DEFAULT: readonly PlacementStrategy[] = [
  { type: 'spread', field: SPREAD_FIELD.zone },
  { type: 'spread', field: SPREAD_FIELD.instance },
]

/** The tasks to stop, in the order of choice: at most `count`, fewer when protection or the candidates run out. */
export function chooseTasksToStop<T>(query: ScaleInQuery<T>): readonly T[] {
  const strategies = query.strategy.length > 0 ? query.strategy : STRATEGY_DEFAULT
  const choice = new Choice(query)
  const scales = strategies.map((strategy) => scaleOf(strategy, query)).filter((scale) => scale !== null)
  const chosen: T[] = []
  while (chosen.length < query.count) {
    const task = choice.next(scales, query.random)
    if (task === null) break
    chosen.push(task)
  }
  return chosen
}

/** Candidates of one kind. */
interface Bucket {
  readonly kind: StoppableKind
  /** Those not chosen yet. */
  size: number
  /** The choice in which it was among the best. */
  tiedIn: number
}

/** Compares buckets instead of tasks. */
class Choice<T> {
  readonly #tasks: readonly T[]
  readonly #kindOf: (task: T) => StoppableKind
  readonly #buckets = new Map<StoppableKind, Bucket>()
  readonly #chosen = new Set<T>()
  #choices = 0

  constructor({ tasks, kindOf, kinds }: ScaleInQuery<T>) {
    this.#tasks = tasks
    this.#kindOf = kindOf
    for (const { kind, count } of kinds)
      if (!kind.protected) this.#buckets.set(kind, { kind, size: count, tiedIn: 0 })
  }

  next(scales: readonly Scale[], random: () => number): T | null {
    let tied: readonly Bucket[] = Array.from(this.#buckets.values()).filter(({ size }) => size > 0)
    tied = mostOf(tied, ({ healthy }) => (healthy ? 0 : 1))
    tied = mostOf(tied, ({ deploymentAge }) => deploymentAge)
    for (const { value } of scales) tied = mostOf(tied, value)
    const count = tied.reduce((sum, { size }) => sum + size, 0)
    if (count === 0) return null
    this.#choices++
    for (const bucket of tied) bucket.tiedIn = this.#choices
    return this.#take(scales, Math.floor(random() * count))
  }

  /** The task at a position among the tied, in the order in which they were given. */
  #take(scales: readonly Scale[], position: number): T | null {
    let left = position
    for (const task of this.#tasks) {
      const bucket = this.#buckets.get(this.#kindOf(task))
      if (bucket?.tiedIn !== this.#choices || this.#chosen.has(task) || left-- > 0) continue
      bucket.size--
      this.#chosen.add(task)
      for (const { stopped } of scales) stopped(bucket.kind)
      return task
    }
    return null
  }
}

/** The sentence that explains the choice. */
export function scaleInRule(strategy: readonly PlacementStrategy[]): string {
  const used = strategy.length > 0 ? strategy : STRATEGY_DEFAULT
  const names = used.map(({ type, field }) => (type === 'random' ? type : `${type}(${normalField(field)})`))
  return `unhealthy first, oldest deployment first, then against ${names.join(', ')}`
}

type WhatCounts = Pick<ScaleInQuery<never>, 'kinds' | 'others'>

/** What a strategy weighs: tasks with the highest value go first. It follows the choices that have been made. */
interface Scale {
  value(kind: StoppableKind): number
  stopped(kind: StoppableKind): void
}

function scaleOf(strategy: PlacementStrategy, counted: WhatCounts): Scale | null {
  if (strategy.type === 'random') return null
  const field = normalField(strategy.field)
  if (strategy.type === 'spread') return spreadScale(field, counted)
  // Binpack empties the instance that will have most left after the stop.
  const freed = new Map<string, number>()
  const freedBy = (kind: StoppableKind) => (field === 'cpu' ? kind.cpu : kind.memoryMiB) ?? 0
  const remaining = (kind: StoppableKind) =>
    (field === 'cpu' ? kind.instanceRemainingCpu : kind.instanceRemainingMemoryMiB) ?? 0
  const before = ({ instanceId }: StoppableKind) => freed.get(instanceId) ?? 0
  return {
    value: (kind) => remaining(kind) + freedBy(kind) + before(kind),
    stopped: (kind) => freed.set(kind.instanceId, before(kind) + freedBy(kind)),
  }
}

function spreadScale(field: string, { kinds, others }: WhatCounts): Scale {
  const counts = new Map<string, number>()
  const countOf = (place: TaskPlace) => counts.get(groupOf(place, field)) ?? 0
  const add = (place: TaskPlace, count: number) => counts.set(groupOf(place, field), countOf(place) + count)
  for (const { kind, count } of kinds) add(kind, count)
  for (const { kind, count } of others) add(kind, count)
  return { value: countOf, stopped: (kind) => add(kind, -1) }
}

function groupOf({ instanceId, zone, attributes }: TaskPlace, field: string): string {
  if (field === SPREAD_FIELD.instance) return instanceId
  if (field === SPREAD_FIELD.zone) return zone
  return attributes?.[field.slice('attribute:'.length)] ?? ''
}

function mostOf(buckets: readonly Bucket[], value: (kind: StoppableKind) => number): readonly Bucket[] {
  let best = Number.NEGATIVE_INFINITY
  let most: Bucket[] = []
  for (const bucket of buckets) {
    const weight = value(bucket.kind)
    if (weight < best) continue
    if (weight > best) most = []
    best = weight
    most.push(bucket)
  }
  return most
}
