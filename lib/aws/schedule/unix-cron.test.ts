import { describe, expect, it } from 'vitest'
import { nextOccurrence } from './schedule'
import { findTimeZone, type TimeZone } from './time-zone'
import { readUnixCron } from './unix-cron'

const zone = (name: string) => findTimeZone(name) as TimeZone
/** A Wednesday. */
const FROM = Date.UTC(2025, 0, 1, 12, 0)

function times(recurrence: string, count: number, timeZone = 'UTC'): string[] {
  const read = readUnixCron(recurrence)
  if ('reason' in read) throw new Error(read.reason)
  const found: string[] = []
  for (let at = FROM; found.length < count; ) {
    at =
      nextOccurrence(
        { schedule: { kind: 'cron', cron: read.value }, zone: zone(timeZone), createdAt: 0 },
        at,
      ) ?? 0
    found.push(new Date(at).toISOString().slice(0, 16))
  }
  return found
}

describe('a recurrence of five fields', () => {
  it.each([
    ['30 0 1 1,6,12 *', 'UTC', ['2025-06-01T00:30', '2025-12-01T00:30', '2026-01-01T00:30']],
    ['*/30 * * * *', 'UTC', ['2025-01-01T12:30', '2025-01-01T13:00', '2025-01-01T13:30']],
    ['0 9 * * 1-5', 'UTC', ['2025-01-02T09:00', '2025-01-03T09:00', '2025-01-06T09:00']],
    ['0 9 * * SUN', 'UTC', ['2025-01-05T09:00', '2025-01-12T09:00']],
    ['0 9 * * 0', 'UTC', ['2025-01-05T09:00', '2025-01-12T09:00']],
    ['0 9 * * 7', 'UTC', ['2025-01-05T09:00', '2025-01-12T09:00']],
    // crontab: a day matches when one of its two fields does.
    ['0 9 4 * MON', 'UTC', ['2025-01-04T09:00', '2025-01-06T09:00', '2025-01-13T09:00']],
    ['0 9 * * *', 'America/New_York', ['2025-01-01T14:00', '2025-01-02T14:00']],
  ])('%s in %s', (recurrence, timeZone, expected) => {
    expect(times(recurrence, expected.length, timeZone)).toEqual(expected)
  })

  it.each([
    ['0 9 * * MON *', /has 5 fields, not 6/],
    ['60 9 * * *', /Minutes 60 is not between 0 and 59/],
    ['0 9 ? * *', /Day-of-month has no value "\?"/],
    ['0 9 * * 8', /Day_of_Week 8 is not between 0 and 7/],
  ])('%s is none', (recurrence, text) => {
    expect(readUnixCron(recurrence)).toEqual({ reason: expect.stringMatching(text) })
  })
})
