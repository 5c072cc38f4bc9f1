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

export interface StoppableTask extends TaskPlace {
  readonly arn: string
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

export interface ScaleInQuery<T extends StoppableTask> {
  /** Candidates. */
  readonly tasks: readonly T[]
  readonly count: number
  /** Empty: the zone with most tasks of the service, then the instance with most. */
  readonly strategy: readonly PlacementStrategy[]
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** Tasks of the service that are not up for choice but count when zones and instances are compared: one a place, or more. */
  readonly others?: readonly (TaskPlace & { readonly count?: number })[]
}

const STRATEGY_DEFAULT: readonly PlacementStrategy[] = [
  { type: 'spread', field: SPREAD_FIELD.zone },
  { type: 'spread', field: SPREAD_FIELD.instance },
]

/** The tasks to stop, in the order of choice: at most `count`, fewer when protection or the candidates run out. */
export function chooseTasksToStop<T extends StoppableTask>(query: ScaleInQuery<T>): readonly T[] {
  const strategies = query.strategy.length > 0 ? query.strategy : STRATEGY_DEFAULT
  const scales = strategies.map((strategy) => scaleOf(strategy, query)).filter((scale) => scale !== null)
  const choice = new Choice(
    query.tasks.filter((task) => !task.protected),
    scales,
  )
  const chosen: T[] = []
  while (chosen.length < query.count) {
    const task = choice.next(query.random)
    if (task === null) break
    chosen.push(task)
    for (const { stopped } of scales) stopped(task)
  }
  return chosen
}

/** Tasks that no comparison can tell apart, whatever has been stopped. */
interface Bucket {
  /** Any of them. */
  readonly sample: StoppableTask
  size: number
  /** The choice in which it was among the best. */
  tiedIn: number
}

/** Compares buckets instead of tasks: a service has many more tasks than places. */
class Choice<T extends StoppableTask> {
  readonly #tasks: readonly T[]
  readonly #scales: readonly Scale[]
  /** Of each task; null when it has been chosen. */
  readonly #bucketOf: (Bucket | null)[]
  readonly #buckets: readonly Bucket[]
  #choices = 0

  constructor(tasks: readonly T[], scales: readonly Scale[]) {
    this.#tasks = tasks
    this.#scales = scales
    const buckets = new Map<string, Bucket>()
    this.#bucketOf = tasks.map((task) => {
      let key = `${task.healthy} ${task.deploymentAge}`
      for (const scale of scales) key += ` ${scale.group(task)}`
      const bucket = buckets.get(key) ?? { sample: task, size: 0, tiedIn: 0 }
      buckets.set(key, bucket)
      bucket.size++
      return bucket
    })
    this.#buckets = [...buckets.values()]
  }

  next(random: () => number): T | null {
    let tied = this.#buckets.filter(({ size }) => size > 0)
    tied = mostOf(tied, ({ healthy }) => (healthy ? 0 : 1))
    tied = mostOf(tied, ({ deploymentAge }) => deploymentAge)
    for (const { value } of this.#scales) tied = mostOf(tied, value)
    const count = tied.reduce((sum, { size }) => sum + size, 0)
    if (count === 0) return null
    this.#choices++
    for (const bucket of tied) bucket.tiedIn = this.#choices
    return this.#take(Math.floor(random() * count))
  }

  /** The task at a position among the tied, in the order in which they were given. */
  #take(position: number): T | null {
    let left = position
    for (let i = 0; i < this.#bucketOf.length; i++) {
      const bucket = this.#bucketOf[i]
      if (bucket?.tiedIn !== this.#choices || left-- > 0) continue
      bucket.size--
      this.#bucketOf[i] = null
      return this.#tasks[i] ?? null
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

/** What a strategy weighs: tasks with the highest value go first. It follows the choices that have been made. */
interface Scale {
  /** Tasks of one group weigh the same, now and later. */
  group(task: StoppableTask): string
  value(task: StoppableTask): number
  stopped(task: StoppableTask): void
}

function scaleOf(strategy: PlacementStrategy, query: ScaleInQuery<StoppableTask>): Scale | null {
  if (strategy.type === 'random') return null
  const field = normalField(strategy.field)
  if (strategy.type === 'spread') return spreadScale(field, query)
  // Binpack empties the instance that will have most left after the stop.
  const freed = new Map<string, number>()
  const freedBy = (task: StoppableTask) => (field === 'cpu' ? task.cpu : task.memoryMiB) ?? 0
  const remaining = (task: StoppableTask) =>
    (field === 'cpu' ? task.instanceRemainingCpu : task.instanceRemainingMemoryMiB) ?? 0
  const before = ({ instanceId }: StoppableTask) => freed.get(instanceId) ?? 0
  return {
    group: (task) => `${task.instanceId}/${remaining(task)}/${freedBy(task)}`,
    value: (task) => remaining(task) + freedBy(task) + before(task),
    stopped: (task) => freed.set(task.instanceId, before(task) + freedBy(task)),
  }
}

function spreadScale(field: string, { tasks, others = [] }: ScaleInQuery<StoppableTask>): Scale {
  const counts = new Map<string, number>()
  const group = (place: TaskPlace) => groupOf(place, field)
  const countOf = (place: TaskPlace) => counts.get(group(place)) ?? 0
  for (const task of tasks) counts.set(group(task), countOf(task) + 1)
  for (const place of others) counts.set(group(place), countOf(place) + (place.count ?? 1))
  return { group, value: countOf, stopped: (task) => counts.set(group(task), countOf(task) - 1) }
}

function groupOf({ instanceId, zone, attributes }: TaskPlace, field: string): string {
  if (field === SPREAD_FIELD.instance) return instanceId
  if (field === SPREAD_FIELD.zone) return zone
  return attributes?.[field.slice('attribute:'.length)] ?? ''
}

function mostOf(buckets: readonly Bucket[], value: (task: StoppableTask) => number): Bucket[] {
  let best = Number.NEGATIVE_INFINITY
  let most: Bucket[] = []
  for (const bucket of buckets) {
    const weight = value(bucket.sample)
    if (weight < best) continue
    if (weight > best) most = []
    best = weight
    most.push(bucket)
  }
  return most
}
