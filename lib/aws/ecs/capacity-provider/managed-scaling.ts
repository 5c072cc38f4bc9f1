// How many instances managed scaling wants in an Auto Scaling group, and the metric that tells the group so. ECS guide,
// cluster-auto-scaling and managed-scaling-behavior.

import { counted } from '@/lib/aws/counted'

/** Instances that are added at least and at most at a time: 1 to 10,000. Scale-in follows neither. */
export interface ScalingStepSizes {
  readonly minimumScalingStepSize: number
  readonly maximumScalingStepSize: number
}

/** What one instance of a type offers a task that is alone on it. */
export interface Room {
  readonly cpu: number
  readonly memoryMiB: number
}

/** Tasks in PROVISIONING that need the same. */
export interface WaitingTasks extends Room {
  readonly count: number
  /** `distinctInstance`, or a fixed host port: one task an instance. */
  readonly onePerInstance: boolean
}

export interface CapacityQuery {
  /** N: instances of the group that are launched and not terminating. */
  readonly instances: number
  /** Of these, the instances that run a task which is not of a daemon service. */
  readonly instancesInUse: number
  readonly waiting: readonly WaitingTasks[]
  /** The instance types that the group launches, as their agents register them. */
  readonly types: readonly Room[]
  readonly settings: ScalingStepSizes
}

export interface CapacityNeed {
  /** M: instances that the tasks need. */
  readonly needed: number
  /** Instances that would have to be added; 0 when no task waits for one. */
  readonly more: number
  /** Waiting tasks that fit on no instance of the smallest type: they wait for ever. */
  readonly tooLarge: number
  /** `3 of 5 tasks fit on an instance: 2 more` */
  readonly reasons: readonly string[]
}

/**
 * M of the formula. While no task waits, M is the instances in use. Tasks that wait are grouped by what they need; each group
 * is packed onto new instances of the largest type, and the group that needs most decides.
 */
export function capacityNeed(query: CapacityQuery): CapacityNeed {
  const { instances, instancesInUse, waiting, settings } = query
  const packed = waiting.map((tasks) => ({ tasks, perInstance: tasksPerInstance(tasks, query.types) }))
  const tooLarge = packed.reduce(
    (sum, { tasks, perInstance }) => sum + (perInstance === 0 ? tasks.count : 0),
    0,
  )
  const reasons = packed.map(({ tasks, perInstance }) =>
    perInstance === 0
      ? `${tasksText(tasks)}: more than the smallest instance type has`
      : `${tasksText(tasks)}: ${perInstance} to an instance, ${instancesFor(tasks, perInstance)} more`,
  )
  const wanted = Math.max(
    0,
    ...packed.map(({ tasks, perInstance }) => (perInstance === 0 ? 0 : instancesFor(tasks, perInstance))),
  )
  if (wanted === 0) {
    reasons.push(`${instancesInUse} of ${instances} instances run tasks`)
    // A task too large for any instance neither grows the group nor keeps it from shrinking.
    return { needed: instancesInUse, more: 0, tooLarge, reasons }
  }
  const more = Math.min(Math.max(wanted, settings.minimumScalingStepSize), settings.maximumScalingStepSize)
  if (more !== wanted) reasons.push(`${wanted} more, kept between the scaling step sizes: ${more}`)
  return { needed: instances + more, more, tooLarge, reasons }
}

/** CapacityProviderReservation in percent: M / N × 100; 100 when nothing is needed and nothing there, 200 when nothing is there. */
export function capacityProviderReservation(needed: number, instances: number): number {
  if (instances === 0) return needed === 0 ? 100 : 200
  return (needed / instances) * 100
}

/** How many such tasks the largest type holds; 0 when the smallest does not hold one. */
function tasksPerInstance(tasks: WaitingTasks, types: readonly Room[]): number {
  const each = types.map((type) => tasksThatFit(tasks, type))
  if (each.length === 0 || Math.min(...each) === 0) return 0
  return tasks.onePerInstance ? 1 : Math.max(...each)
}

function tasksThatFit({ cpu, memoryMiB }: Room, type: Room): number {
  const byCpu = cpu > 0 ? Math.floor(type.cpu / cpu) : Number.POSITIVE_INFINITY
  const byMemory = memoryMiB > 0 ? Math.floor(type.memoryMiB / memoryMiB) : Number.POSITIVE_INFINITY
  return Math.min(byCpu, byMemory, TASKS_PER_INSTANCE_MAX)
}

/** What needs neither CPU nor memory fills no instance. */
const TASKS_PER_INSTANCE_MAX = 10_000

function instancesFor(tasks: WaitingTasks, perInstance: number): number {
  return Math.ceil(tasks.count / perInstance)
}

function tasksText({ count, cpu, memoryMiB }: WaitingTasks): string {
  return `${counted(count, 'task waits', 'tasks wait')} for ${cpu} CPU units and ${memoryMiB} MiB${count === 1 ? '' : ' each'}`
}
