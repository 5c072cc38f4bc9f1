// When a schedule falls due, as its own clocks show it.

import { isReason, type Read } from '@/lib/aws/schedule/reason'
import { nextOccurrence, readSchedule, type Schedule } from '@/lib/aws/schedule/schedule'
import { findTimeZone, localMs } from '@/lib/aws/schedule/time-zone'
import { readUnixCron } from '@/lib/aws/schedule/unix-cron'
import { type EpochMs, formatDateTime } from '@/lib/engine'
import type { ScheduleText } from '@/lib/protocol'

/** The next few times, `2025-01-06 08:00`; none for a schedule that AWS would refuse or that is over. */
export function nextTimes(
  { expression, timezone, isCrontab }: ScheduleText,
  now: EpochMs,
  count: number,
): readonly string[] {
  const schedule = isCrontab ? readCrontab(expression) : readSchedule(expression)
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

function readCrontab(text: string): Read<Schedule> {
  const cron = readUnixCron(text)
  return isReason(cron) ? cron : { value: { kind: 'cron', cron: cron.value } }
}
