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
  /** Tasks that may have a network interface of their own. */
  readonly interfaces: number
}

/** Tasks in PROVISIONING that need the same. */
export interface WaitingTasks extends Pick<Room, 'cpu' | 'memoryMiB'> {
  readonly count: number
  /** `distinctInstance`, or a fixed host port: one task an instance. */
  readonly onePerInstance: boolean
  /** In awsvpc each takes a network interface. */
  readonly takesInterface: boolean
}

export interface CapacityQuery {
  /** N: instances of the group that are launched and not terminating. */
  readonly instances: number
  /** Of these, the instances that run a task which is not of a daemon service. */
  readonly instancesInUse: number
  /** Of the instances, those with room that no task has been tried on yet: their agents are about to register, or just have. */
  readonly arriving: readonly Room[]
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
  /** Instances that are there, and that tasks will be placed on as soon as their agents have registered. */
  readonly arriving: number
  /** Waiting tasks that fit on no instance of the smallest type: they wait for ever. */
  readonly tooLarge: number
  /** `3 of 5 tasks fit on an instance: 2 more` */
  readonly reasons: readonly string[]
}

/**
 * M of the formula. While no task waits, M is the instances in use. Tasks that wait are grouped by what they need; each group
 * is packed onto the instances that arrive, then onto new ones of the largest type, and the group that needs most decides.
 */
export function capacityNeed(query: CapacityQuery): CapacityNeed {
  const { instances, instancesInUse, settings } = query
  const packed = query.waiting.map((tasks) => pack(tasks, query))
  const tooLarge = packed.reduce((sum, { tasks, isTooLarge }) => sum + (isTooLarge ? tasks.count : 0), 0)
  const reasons = packed.map(packedText)
  const arriving = Math.max(0, ...packed.map((one) => one.arriving))
  const wanted = Math.max(0, ...packed.map((one) => one.more))
  if (wanted === 0) {
    reasons.push(
      `${instancesInUse} of ${counted(instances, 'instance')} ${instances === 1 ? 'runs' : 'run'} tasks`,
    )
    // A task too large for any instance neither grows the group nor keeps it from shrinking.
    return { needed: instancesInUse + arriving, more: 0, arriving, tooLarge, reasons }
  }
  const more = Math.min(Math.max(wanted, settings.minimumScalingStepSize), settings.maximumScalingStepSize)
  if (more !== wanted) reasons.push(`${wanted} more, kept between the scaling step sizes: ${more}`)
  return { needed: instances + more, more, arriving, tooLarge, reasons }
}

/** CapacityProviderReservation in percent: M / N × 100; 100 when nothing is needed and nothing there, 200 when nothing is there. */
export function capacityProviderReservation(needed: number, instances: number): number {
  if (instances === 0) return needed === 0 ? 100 : 200
  return (needed / instances) * 100
}

interface Packed {
  readonly tasks: WaitingTasks
  readonly isTooLarge: boolean
  /** On a new instance. */
  readonly perInstance: number
  /** Instances that arrive and are filled. */
  readonly arriving: number
  /** New ones for what is left over. */
  readonly more: number
}

function pack(tasks: WaitingTasks, { arriving, types }: CapacityQuery): Packed {
  const perInstance = tasksPerInstance(tasks, types)
  let left = perInstance === 0 ? 0 : tasks.count
  let filled = 0
  for (const room of arriving) {
    const fit = tasksOnInstance(tasks, room)
    if (left <= 0 || fit === 0) continue
    left -= fit
    filled++
  }
  const more = left > 0 ? Math.ceil(left / perInstance) : 0
  return { tasks, isTooLarge: perInstance === 0, perInstance, arriving: filled, more }
}

/** How many such tasks the largest type holds; 0 when the smallest does not hold one. */
function tasksPerInstance(tasks: WaitingTasks, types: readonly Room[]): number {
  const each = types.map((type) => tasksOnInstance(tasks, type))
  return each.length === 0 || Math.min(...each) === 0 ? 0 : Math.max(...each)
}

function tasksOnInstance(
  { cpu, memoryMiB, onePerInstance, takesInterface }: WaitingTasks,
  type: Room,
): number {
  const byCpu = cpu > 0 ? Math.floor(type.cpu / cpu) : Number.POSITIVE_INFINITY
  const byMemory = memoryMiB > 0 ? Math.floor(type.memoryMiB / memoryMiB) : Number.POSITIVE_INFINITY
  const byInterfaces = takesInterface ? type.interfaces : Number.POSITIVE_INFINITY
  return Math.min(byCpu, byMemory, byInterfaces, onePerInstance ? 1 : TASKS_PER_INSTANCE_MAX)
}

/** What needs neither CPU nor memory fills no instance. */
const TASKS_PER_INSTANCE_MAX = 10_000

function packedText({ tasks, isTooLarge, perInstance, arriving, more }: Packed): string {
  if (isTooLarge) return `${tasksText(tasks)}: more than the smallest instance type has`
  const found = [
    ...(arriving > 0 ? [`${arriving} about to register`] : []),
    ...(more > 0 ? [`${more} more`] : []),
  ]
  return `${tasksText(tasks)}: ${perInstance} to an instance, ${found.join(' and ')}`
}

function tasksText({ count, cpu, memoryMiB }: WaitingTasks): string {
  return `${counted(count, 'task waits', 'tasks wait')} for ${cpu} CPU units and ${memoryMiB} MiB${count === 1 ? '' : ' each'}`
}
