// Capacity against load: by the minute how many tasks a service needed for the CPU that its requests asked for, and how many ran; by
// the second how many found no room. MODEL.md#outcome has the definitions in words.

import { CPU_UNITS_PER_VCPU } from '@/lib/aws/defaults'
import { US_PER_SECOND } from '@/lib/engine'
import { UTILIZATION_DEFAULT } from '@/lib/traffic/goals'
import { waitingTasks } from '../capacity-providers/providers'
import type { TargetGroupPeriod } from '../data-plane/traffic-period'
import { primaryDeploymentOf, taskDefinitionOf } from '../lifecycle/lookup'
import { targetGroupsOfService } from '../lifecycle/task-targets'
import type { ServiceMeter } from '../records/meters'
import type { Service } from '../records/services'
import { notesOf } from '../scheduler-notes'
import type { World } from '../world'
import { meterOf } from './service-meters'

/** Keeps a sum a little above a whole number, by rounding alone, from asking for one task more. */
const ROUNDING = 1e-9

/** Where the tasks of a service stand in the second that ends now. */
export function noteSecond(world: World, service: Service, seconds: number): void {
  const meter = meterOf(world, service.arn)
  let running = 0
  for (const count of world.rosters.of(service.arn).running().byDefinition.values()) running += count
  addSeconds(meter, running, seconds)
  const unplaced = unplacedTasks(world, service)
  const lack = notesOf(world, service.arn).placementLack ?? 'NO ACTIVE INSTANCES'
  if (unplaced > 0) addUnplaced(meter, lack, unplaced * seconds)
}

/** Tasks of any service, or of none, that have waited in PROVISIONING for the second that ends now. */
export function noteWaiting(world: World, seconds: number): void {
  for (const { serviceArn, waiting } of waitingTasks(world))
    if (waiting !== null) addUnplaced(meterOf(world, serviceArn ?? ''), waiting.reason, seconds)
}

/**
 * How many tasks found no room and are missing still. Of the PRIMARY deployment, where they may stay: others are on their way out, and
 * run on until these have started.
 */
export function unplacedTasks(world: World, service: Service): number {
  const { unplaced } = notesOf(world, service.arn)
  if (unplaced === 0) return 0
  const { id } = primaryDeploymentOf(world, service)
  const { pending, running, healthy } = world.rosters.of(service.arn).staying(id)
  return Math.max(0, Math.min(unplaced, service.desiredCount - pending - running - healthy))
}

function addUnplaced({ unplacedTaskSeconds: sums }: ServiceMeter, lack: string, taskSeconds: number): void {
  sums[lack] = (sums[lack] ?? 0) + taskSeconds
}

function addSeconds(meter: ServiceMeter, running: number, seconds: number): void {
  const last = meter.secondsAt.at(-1)
  if (last?.[0] !== running) meter.secondsAt.push([running, seconds])
  else meter.secondsAt[meter.secondsAt.length - 1] = [running, last[1] + seconds]
}

/** The minute that ends now is over; it counts when all of it does. */
export function closeMinute(world: World, groups: readonly TargetGroupPeriod[]): void {
  const { measuredFrom } = world.data.outcomes()
  for (const [arn, meter] of world.state.serviceMeters) {
    const service = world.state.services.get(arn)
    const seconds = meter.secondsAt.reduce((sum, [, some]) => sum + some, 0)
    const counts = measuredFrom !== null && measuredFrom <= world.engine.now - seconds * US_PER_SECOND
    const needed = service && neededTasks(world, service, meter, { groups, seconds })
    if (counts && needed !== undefined && needed !== null)
      for (const [running, some] of meter.secondsAt) {
        meter.overTaskSeconds += Math.max(0, running - needed) * some
        meter.underTaskSeconds += Math.max(0, needed - running) * some
      }
    meter.secondsAt = []
  }
}

interface Minute {
  readonly groups: readonly TargetGroupPeriod[]
  readonly seconds: number
}

/**
 * Tasks that the CPU asked for within a period keeps at their target utilization; one at least. Null for a service without a load
 * balancer, whose load is not known, and without CPU reserved.
 */
function neededTasks(world: World, service: Service, meter: ServiceMeter, minute: Minute): number | null {
  const { cpu } = taskDefinitionOf(world, service)
  const arns = targetGroupsOfService(world.state, service)
  const own = minute.groups.filter(({ arn }) => arns.includes(arn))
  if (own.length === 0 || cpu === 0) return null
  const sum = (value: (group: TargetGroupPeriod) => number) =>
    own.reduce((total, group) => total + value(group) / sharersOf(world, group.arn), 0)
  const accepted = sum((group) => group.accepted)
  const workUs = sum((group) => group.workUs)
  meter.accepted += accepted
  meter.workUs += workUs
  // What found no container would have cost what others did.
  const meanUs = accepted > 0 ? workUs / accepted : meter.accepted > 0 ? meter.workUs / meter.accepted : 0
  const lost = Math.max(0, sum((group) => group.requests + group.refused) - accepted)
  const offeredUs = workUs + lost * meanUs
  const taskUs =
    (cpu / CPU_UNITS_PER_VCPU) * minute.seconds * US_PER_SECOND * targetUtilization(world, service)
  return Math.max(1, Math.ceil(offeredUs / taskUs - ROUNDING))
}

/** Services that have tasks behind one target group share its load equally. */
function sharersOf({ state }: World, targetGroupArn: string): number {
  let sharers = 0
  for (const service of state.services.values())
    if (service.status === 'ACTIVE' && targetGroupsOfService(state, service).includes(targetGroupArn))
      sharers++
  return Math.max(1, sharers)
}

/** As a share: what the goals say, or a policy that tracks the service's CPU utilization, or else the default. */
export function targetUtilization({ goals, state }: World, { arn }: Service): number {
  if (goals.utilization !== null) return goals.utilization
  for (const { serviceArn, tracking } of state.scalingPolicies.values()) {
    const tracksCpu = tracking?.predefined?.type === 'ECSServiceAverageCPUUtilization'
    if (serviceArn === arn && tracking && tracksCpu) return tracking.target / 100
  }
  return UTILIZATION_DEFAULT
}
