// The arithmetic of the service scheduler: how many tasks it may start and stop in one pass. It counts tasks whose
// desiredStatus is RUNNING; a task that has been told to stop no longer counts, although it may still be draining.
// ECS API, DeploymentConfiguration; ECS guide, deployment-type-ecs. It never says which task: see `scale-in.ts`.

import { counted } from '@/lib/aws/counted'

/** Tasks of one group, all with desiredStatus RUNNING. */
export interface TaskCounts {
  /** Not yet RUNNING. */
  readonly pending: number
  /** RUNNING: healthy, unhealthy, and those of which nobody knows yet. */
  readonly running: number
  readonly healthy: number
  /** Found unhealthy outside the grace period. */
  readonly unhealthy: number
  /** Those of them that scale-in protection keeps; unhealthy ones are replaced all the same. */
  readonly kept?: KeptCounts
}

/** Tasks that may not be stopped, by what is known of them. */
export type KeptCounts = Omit<StopCounts, 'unhealthy'>

export const NOTHING_KEPT: KeptCounts = { pending: 0, starting: 0, healthy: 0 }

export const NO_TASKS: TaskCounts = { pending: 0, running: 0, healthy: 0, unhealthy: 0 }

export interface RollingUpdateInput {
  readonly desired: number
  readonly lower: number
  readonly upper: number
  /** Tasks of the PRIMARY deployment that may stay where they are. */
  readonly primary: TaskCounts
  /** Older deployments, the oldest first; without their tasks on DRAINING instances. */
  readonly older: readonly TaskCounts[]
  /** Tasks of any deployment on DRAINING instances: they count as to be replaced. */
  readonly draining?: TaskCounts
  /** False when the PRIMARY deployment launches nothing: failed without rollback, or throttled. */
  readonly mayStart?: boolean
}

/** How many to stop of one group, by what is known of them. */
export interface StopCounts {
  readonly pending: number
  readonly unhealthy: number
  /** RUNNING, but neither healthy nor unhealthy yet. */
  readonly starting: number
  readonly healthy: number
}

export interface RollingUpdatePlan {
  /** New tasks of the PRIMARY deployment, as far as placement finds room. */
  readonly start: number
  /** Those of `start` that stand in for unhealthy tasks. */
  readonly replacing: number
  readonly stop: {
    readonly primary: StopCounts
    /** In the order of the input. */
    readonly older: readonly StopCounts[]
    readonly draining: StopCounts
  }
  /** The percentages allow neither a start nor a stop, and nothing under way will change that. */
  readonly blocked: string | null
  /** What the next step waits for. */
  readonly waiting: string | null
  /** Tasks that would go now if scale-in protection did not keep them: of the PRIMARY deployment, and of each older one. */
  readonly kept: { readonly primary: number; readonly older: readonly number[] }
  readonly facts: readonly (readonly [name: string, value: string])[]
}

export interface Bounds {
  /** Healthy tasks that must stay. */
  readonly lower: number
  /** Tasks that may exist. */
  readonly upper: number
}

/** Tasks that must stay healthy and tasks that may exist: `lower` is rounded up, `upper` down. */
export function bounds(desired: number, minimumHealthyPercent: number, maximumPercent: number): Bounds {
  return {
    lower: Math.ceil((desired * minimumHealthyPercent) / 100),
    upper: Math.floor((desired * maximumPercent) / 100),
  }
}

/** The same as a sentence: `lower = ceil(4 × 50 / 100) = 2, upper = floor(4 × 100 / 100) = 4`. */
export function boundsRule(desired: number, minimumHealthyPercent: number, maximumPercent: number): string {
  const { lower, upper } = bounds(desired, minimumHealthyPercent, maximumPercent)
  return `lower = ceil(${desired} × ${minimumHealthyPercent} / 100) = ${lower}, upper = floor(${desired} × ${maximumPercent} / 100) = ${upper}`
}

/**
 * One pass of the scheduler. Starts: up to `upper − (RUNNING + PENDING of all deployments)`. Stops: healthy tasks down to
 * `lower`, the oldest deployment first, and before them what is not healthy anyway. Unhealthy tasks get a replacement first
 * if `upper` has room; if not, one at a time is stopped to make room. Both rules are evaluated in every pass.
 */
export function planRollingUpdate(input: RollingUpdateInput): RollingUpdatePlan {
  const sums = sumUp(input)
  const start = sums.mayStart ? Math.min(sums.wanted, sums.room) : 0
  const leaving = leavingStops(input, sums)
  const spare = sums.spare - leaving.reduce((sum, stop) => sum + stop.healthy, 0)
  const planned = { primary: primaryStops(input, sums, spare), ...split(leaving) }
  const idle = start === 0 && stopTotal(planned) === 0
  const stop = idle ? oneUnhealthyToMakeRoom(input, sums, planned) : planned
  const missing = Math.max(0, input.desired - sums.good - input.primary.unhealthy)
  const moves = start + stopTotal(stop)
  const kept = moves > 0 || sums.underWay > 0 ? NONE_KEPT : keptBack(input, sums)
  return {
    start,
    replacing: Math.max(0, Math.min(start - missing, input.primary.unhealthy)),
    stop,
    kept,
    ...standstill(input, sums, { moves, kept: sum([kept.primary, ...kept.older], (count) => count) }),
    facts: factsOf(input, sums),
  }
}

/** Tasks to stop in all groups together. */
export function stopTotal(stop: RollingUpdatePlan['stop']): number {
  return sum([stop.primary, ...stop.older, stop.draining], stopCountsTotal)
}

/** Tasks to stop in one group. */
export function stopCountsTotal({ pending, unhealthy, starting, healthy }: StopCounts): number {
  return pending + unhealthy + starting + healthy
}

interface Sums {
  readonly mayStart: boolean
  /** Groups that have to go, in the order in which they go: older deployments, then draining instances. */
  readonly leaving: readonly TaskCounts[]
  /** RUNNING + PENDING of all deployments. */
  readonly total: number
  readonly healthy: number
  /** Tasks of the PRIMARY deployment that count toward `desired`. */
  readonly good: number
  readonly wanted: number
  readonly room: number
  /** Healthy tasks that must stay, and how many more there are. */
  readonly floor: number
  readonly spare: number
  /** Tasks of the PRIMARY deployment of which nobody knows yet how they turn out. */
  readonly underWay: number
}

function sumUp(input: RollingUpdateInput): Sums {
  const { desired, lower, upper, primary } = input
  const mayStart = input.mayStart ?? true
  const leaving = [...input.older, input.draining ?? NO_TASKS]
  const total = sum([primary, ...leaving], (group) => group.pending + group.running)
  const healthy = sum([primary, ...leaving], (group) => group.healthy)
  const good = primary.pending + primary.running - primary.unhealthy
  // A deployment that cannot launch must not eat up the tasks that still serve.
  const floor = mayStart ? lower : Math.max(lower, desired)
  return {
    mayStart,
    leaving,
    total,
    healthy,
    good,
    wanted: Math.max(0, desired - good),
    room: Math.max(0, upper - total),
    floor,
    spare: Math.max(0, healthy - floor),
    underWay: primary.pending + startingOf(primary),
  }
}

function sum<Counts>(groups: readonly Counts[], of: (counts: Counts) => number): number {
  return groups.reduce((total, counts) => total + of(counts), 0)
}

function startingOf(counts: TaskCounts): number {
  return counts.running - counts.healthy - counts.unhealthy
}

/** What may be stopped of a group, as far as the bounds allow. */
function stoppable(counts: TaskCounts): KeptCounts {
  const kept = counts.kept ?? NOTHING_KEPT
  return {
    pending: counts.pending - kept.pending,
    starting: startingOf(counts) - kept.starting,
    healthy: counts.healthy - kept.healthy,
  }
}

const NONE_KEPT: RollingUpdatePlan['kept'] = { primary: 0, older: [] }

/** Nothing else is under way: protected tasks of older deployments, and those that are too many. */
function keptBack(
  { desired, primary, older }: RollingUpdateInput,
  { good }: Sums,
): RollingUpdatePlan['kept'] {
  return {
    primary: Math.max(0, Math.min(keptTotal(primary), good - desired)),
    older: older.map(keptTotal),
  }
}

function keptTotal({ kept = NOTHING_KEPT }: TaskCounts): number {
  return kept.pending + kept.starting + kept.healthy
}

/** Older deployments and draining instances: what never ran goes at once, what serves goes as `lower` allows. */
function leavingStops({ desired }: RollingUpdateInput, sums: Sums): readonly StopCounts[] {
  const { leaving, healthy, floor, spare, mayStart } = sums
  const unhealthyTotal = sum(leaving, (counts) => counts.unhealthy)
  const startingTotal = sum(leaving, startingOf)
  // Unhealthy tasks go when enough healthy ones cover for them, and before any healthy one.
  const unhealthy = shares(
    leaving.map((counts) => counts.unhealthy),
    Math.max(spare, healthy + unhealthyTotal - desired),
  )
  // Tasks not yet known to be healthy keep the service up only as far as too few are healthy.
  const going = leaving.map(stoppable)
  const starting = shares(
    going.map((counts) => counts.starting),
    healthy + startingTotal - floor,
  )
  const healthyGoing = shares(
    going.map((counts) => counts.healthy),
    spare,
  )
  return going.map((counts, i) => ({
    pending: mayStart || i === leaving.length - 1 ? counts.pending : 0,
    unhealthy: unhealthy[i] ?? 0,
    starting: starting[i] ?? 0,
    healthy: healthyGoing[i] ?? 0,
  }))
}

/** Takes `limit` out of the amounts in their order. */
function shares(amounts: readonly number[], limit: number): readonly number[] {
  let left = Math.max(0, limit)
  return amounts.map((amount) => {
    const share = Math.min(amount, left)
    left -= share
    return share
  })
}

/**
 * Of the PRIMARY deployment go unhealthy tasks whose replacement proved itself, or proved no better; and, after a lower
 * desired count, the surplus: first those that serve nobody yet.
 */
function primaryStops({ desired, primary }: RollingUpdateInput, sums: Sums, spare: number): StopCounts {
  const healthy = sums.mayStart ? primary.healthy : sums.healthy
  const mayGo = stoppable(primary)
  const available = [mayGo.pending, mayGo.starting, Math.min(mayGo.healthy, spare)]
  const [pending = 0, starting = 0, healthyGoing = 0] = shares(available, sums.good - desired)
  const [unhealthy = 0] = shares([primary.unhealthy], healthy + primary.unhealthy - desired)
  return { pending, unhealthy, starting, healthy: healthyGoing }
}

function split(leaving: readonly StopCounts[]): Pick<RollingUpdatePlan['stop'], 'older' | 'draining'> {
  return { older: leaving.slice(0, -1), draining: leaving.at(-1) ?? NO_STOPS }
}

const NO_STOPS: StopCounts = { pending: 0, unhealthy: 0, starting: 0, healthy: 0 }

/** `upper` forbids the replacement: an unhealthy task goes first, and only when the last replacement has settled. */
function oneUnhealthyToMakeRoom(
  { primary }: RollingUpdateInput,
  { mayStart, wanted, room, underWay, leaving }: Sums,
  planned: RollingUpdatePlan['stop'],
): RollingUpdatePlan['stop'] {
  if (!mayStart || wanted === 0 || room > 0 || underWay > 0) return planned
  const stops = shares(
    [...leaving, primary].map((counts) => counts.unhealthy),
    1,
  ).map((unhealthy) => ({ ...NO_STOPS, unhealthy }))
  return { primary: stops.at(-1) ?? NO_STOPS, ...split(stops.slice(0, -1)) }
}

function standstill(
  input: RollingUpdateInput,
  sums: Sums,
  { moves, kept }: { readonly moves: number; readonly kept: number },
): Pick<RollingUpdatePlan, 'blocked' | 'waiting'> {
  const leaving = sum(sums.leaving, (counts) => counts.pending + counts.running)
  const settled =
    sums.wanted === 0 && leaving === 0 && input.primary.unhealthy === 0 && sums.good === input.desired
  if (moves > 0 || (settled && sums.underWay === 0)) return { blocked: null, waiting: null }
  if (!sums.mayStart && sums.wanted > 0)
    return { blocked: null, waiting: 'the deployment to start tasks again' }
  if (sums.underWay > 0)
    return { blocked: null, waiting: `${counted(sums.underWay, 'new task')} to become healthy` }
  if (kept > 0)
    return { blocked: null, waiting: `the scale-in protection of ${counted(kept, 'task')} to end` }
  return {
    blocked:
      `no task can start: ${sums.total} of at most ${input.upper} exist (maximumPercent); ` +
      `no task can stop: ${sums.healthy} are healthy and ${sums.floor} must stay healthy (minimumHealthyPercent)`,
    waiting: null,
  }
}

function factsOf(input: RollingUpdateInput, sums: Sums): RollingUpdatePlan['facts'] {
  return [
    ['desiredCount', `${input.desired}`],
    ['lower', `${input.lower}`],
    ['upper', `${input.upper}`],
    ['RUNNING + PENDING', `${sums.total}`],
    ['healthy', `${sums.healthy}`],
    ['may start', `${sums.mayStart ? sums.room : 0}`],
    ['may stop', `${sums.spare}`],
  ]
}
