// When scheduled actions fall due, by the calendar of the run.

import { nextOccurrence, readSchedule, type Schedule } from '@/lib/aws/schedule/schedule'
import { findTimeZone, type TimeZone } from '@/lib/aws/schedule/time-zone'
import { type EpochMs, epochMs, existing, type SimTime, simTime, US_PER_MS } from '@/lib/engine'
import type { ScheduledAction } from '../records/scaling'
import type { World } from '../world'

export function nextDue(world: World, action: ScheduledAction, after: SimTime): SimTime | null {
  return nextTime(world, { ...action, schedule: scheduleOf(action) }, after)
}

/** A schedule with its bounds; `timezone` null is UTC. */
interface Calendar extends Pick<ScheduledAction, 'timezone' | 'startAt' | 'endAt' | 'createdAt'> {
  readonly schedule: Schedule
}

/**
 * The first instant after `after` at which the action falls due; null when there is none. A recurring one with a start is due at the
 * start, and then as the schedule says; after its end it is not due any more.
 */
export function nextTime(world: World, calendar: Calendar, after: SimTime): SimTime | null {
  const { schedule, startAt, endAt } = calendar
  const isRecurring = schedule.kind !== 'at'
  if (isRecurring && startAt !== null && after < startAt) return startAt
  const createdAt = epochMs(world.startAt, startAt ?? calendar.createdAt)
  const recurrence = { schedule, zone: zoneOf(calendar), createdAt }
  const occurrence = nextOccurrence(recurrence, epochMs(world.startAt, after))
  if (occurrence === null) return null
  const due = timeOf(world, occurrence)
  return isRecurring && endAt !== null && due > endAt ? null : due
}

function scheduleOf({ schedule }: ScheduledAction): Schedule {
  const read = readSchedule(schedule)
  if ('reason' in read) throw new Error(`the schedule ${schedule} was accepted: ${read.reason}`)
  return read.value
}

function zoneOf({ timezone }: Pick<ScheduledAction, 'timezone'>): TimeZone {
  return existing(findTimeZone(timezone ?? 'UTC'), `time zone ${timezone}`)
}

/** May lie before the start of the run. */
export function timeOf({ startAt }: World, at: EpochMs): SimTime {
  return simTime((at - startAt) * US_PER_MS)
}
