// Which tasks go when the scheduler may stop some: unhealthy ones, then those of the oldest deployment, then by the
// placement strategy. ECS guide, task-placement-strategies; ECS API, UpdateService.

import type { PlacementStrategy } from '@/lib/aws/shapes'
import { normalField, SPREAD_FIELD } from './placement/field'

export interface StoppableTask {
  readonly arn: string
  readonly instanceId: string
  readonly zone: string
  readonly healthy: boolean
  /** 0 for the PRIMARY deployment, more for older ones. */
  readonly deploymentAge: number
  /** Scale-in protection: such tasks are never chosen. */
  readonly protected?: boolean
  /** Attributes of its instance, for `spread(attribute:…)`. */
  readonly attributes?: Readonly<Record<string, string>>
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
  /** Tasks of the service that are not up for choice but count when zones and instances are compared. */
  readonly others?: readonly StoppableTask[]
}

const STRATEGY_DEFAULT: readonly PlacementStrategy[] = [
  { type: 'spread', field: SPREAD_FIELD.zone },
  { type: 'spread', field: SPREAD_FIELD.instance },
]

/** The tasks to stop, in the order of choice: at most `count`, fewer when protection or the candidates run out. */
export function chooseTasksToStop<T extends StoppableTask>(query: ScaleInQuery<T>): readonly T[] {
  const strategies = query.strategy.length > 0 ? query.strategy : STRATEGY_DEFAULT
  const scales = strategies.map((strategy) => scaleOf(strategy, query)).filter((scale) => scale !== null)
  const left = query.tasks.filter((task) => !task.protected)
  const chosen: T[] = []
  while (chosen.length < query.count && left.length > 0) {
    const unhealthy = left.filter((task) => !task.healthy)
    let tied = mostOf(unhealthy.length > 0 ? unhealthy : left, (task) => task.deploymentAge)
    for (const { value } of scales) tied = mostOf(tied, value)
    const task = tied[Math.floor(query.random() * tied.length)]
    if (!task) break
    chosen.push(task)
    left.splice(left.indexOf(task), 1)
    for (const { stopped } of scales) stopped(task)
  }
  return chosen
}

/** The sentence that explains the choice. */
export function scaleInRule(strategy: readonly PlacementStrategy[]): string {
  const used = strategy.length > 0 ? strategy : STRATEGY_DEFAULT
  const names = used.map(({ type, field }) => (type === 'random' ? type : `${type}(${normalField(field)})`))
  return `unhealthy first, oldest deployment first, then against ${names.join(', ')}`
}

/** What a strategy weighs: tasks with the highest value go first. It follows the choices that have been made. */
interface Scale {
  value(task: StoppableTask): number
  stopped(task: StoppableTask): void
}

function scaleOf(strategy: PlacementStrategy, query: ScaleInQuery<StoppableTask>): Scale | null {
  if (strategy.type === 'random') return null
  const field = normalField(strategy.field)
  if (strategy.type === 'spread') return spreadScale(field, [...query.tasks, ...(query.others ?? [])])
  // Binpack empties the instance that will have most left after the stop.
  const freed = new Map<string, number>()
  const freedBy = (task: StoppableTask) => (field === 'cpu' ? task.cpu : task.memoryMiB) ?? 0
  const remaining = (task: StoppableTask) =>
    (field === 'cpu' ? task.instanceRemainingCpu : task.instanceRemainingMemoryMiB) ?? 0
  const before = ({ instanceId }: StoppableTask) => freed.get(instanceId) ?? 0
  return {
    value: (task) => remaining(task) + freedBy(task) + before(task),
    stopped: (task) => freed.set(task.instanceId, before(task) + freedBy(task)),
  }
}

function spreadScale(field: string, counted: readonly StoppableTask[]): Scale {
  const counts = new Map<string, number>()
  const countOf = (task: StoppableTask) => counts.get(groupOf(task, field)) ?? 0
  for (const task of counted) counts.set(groupOf(task, field), countOf(task) + 1)
  return { value: countOf, stopped: (task) => counts.set(groupOf(task, field), countOf(task) - 1) }
}

function groupOf(task: StoppableTask, field: string): string {
  if (field === SPREAD_FIELD.instance) return task.instanceId
  if (field === SPREAD_FIELD.zone) return task.zone
  return task.attributes?.[field.slice('attribute:'.length)] ?? ''
}

function mostOf<T>(items: readonly T[], value: (item: T) => number): readonly T[] {
  let best = Number.NEGATIVE_INFINITY
  for (const item of items) best = Math.max(best, value(item))
  return items.filter((item) => value(item) === best)
}
