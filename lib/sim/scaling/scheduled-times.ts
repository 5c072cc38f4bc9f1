// When the scheduled actions of a service or a group fall due: past and coming, for the lanes.

import { type SimTime, simTime, US_PER_SECOND } from '@/lib/engine'
import type { ScheduledTrack } from '@/lib/protocol'
import { nextDue } from '@/lib/world/application-autoscaling/schedule'
import { scheduledActionsOf } from '@/lib/world/application-autoscaling/targets'
import {
  nextOfGroup,
  scheduledActionsOf as scheduledActionsOfGroup,
} from '@/lib/world/auto-scaling-groups/schedule'
import type { World } from '@/lib/world/world'
import type { TimeRange } from './time-range'

/** As far as an axis reaches beyond now, and more. */
const AHEAD_US = 3_600 * US_PER_SECOND
/** Of each action; one that falls due each minute fills the lane long before. */
const TIMES_MAX = 120

export function scheduleOfTarget(
  world: World,
  resourceId: string,
  range: TimeRange,
): readonly ScheduledTrack[] {
  return scheduledActionsOf(world, resourceId).map((action) => ({
    name: action.name,
    min: action.minCapacity,
    max: action.maxCapacity,
    desired: null,
    times: timesIn(range, action.createdAt, (after) => nextDue(world, action, after)),
  }))
}

export function scheduleOfGroup(
  world: World,
  groupName: string,
  range: TimeRange,
): readonly ScheduledTrack[] {
  return scheduledActionsOfGroup(world.state, groupName).map((action) => ({
    name: action.name,
    min: action.minSize,
    max: action.maxSize,
    desired: action.desiredCapacity,
    times: timesIn(range, action.createdAt, (after) => nextOfGroup(world, action, after)),
  }))
}

function timesIn(
  { from, to }: TimeRange,
  createdAt: SimTime,
  next: (after: SimTime) => SimTime | null,
): readonly SimTime[] {
  const until = to + AHEAD_US
  const times: SimTime[] = []
  let at = next(simTime(Math.max(createdAt, from - 1)))
  while (at !== null && at <= until && times.length < TIMES_MAX) {
    times.push(at)
    at = next(at)
  }
  return times
}
