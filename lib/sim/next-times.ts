// When a schedule falls due, as its own clocks show it.

import { nextOccurrence, readSchedule } from '@/lib/aws/schedule/schedule'
import { findTimeZone, localMs } from '@/lib/aws/schedule/time-zone'
import { type EpochMs, formatDateTime } from '@/lib/engine'

export interface ScheduleGiven {
  readonly expression: string
  readonly timezone: string
}

/** The next few times, `2025-01-06 08:00`; none for a schedule that AWS would refuse or that is over. */
export function nextTimes(
  { expression, timezone }: ScheduleGiven,
  now: EpochMs,
  count: number,
): readonly string[] {
  const schedule = readSchedule(expression)
  const zone = findTimeZone(timezone)
  if ('reason' in schedule || zone === null) return []
  const times: string[] = []
  let after = now
  while (times.length < count) {
    const next = nextOccurrence({ schedule: schedule.value, zone, createdAt: now }, after)
    if (next === null) break
    times.push(formatDateTime(localMs(zone, next)).slice(0, 16).replace('T', ' '))
    after = next
  }
  return times
}
