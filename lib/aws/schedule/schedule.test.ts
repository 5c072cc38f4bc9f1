import { describe, expect, it } from 'vitest'
import { nextOccurrence, readSchedule } from './schedule'
import { findTimeZone } from './time-zone'

const CREATED = Date.UTC(2025, 0, 1, 0, 10)

function times(
  expression: string,
  { zone = 'UTC', after = '2025-01-01T00:10:00Z', count = 3 } = {},
): string[] {
  const read = readSchedule(expression)
  const timeZone = findTimeZone(zone)
  if ('reason' in read || timeZone === null) throw new Error('reason' in read ? read.reason : zone)
  const found: string[] = []
  let at: number | null = Date.parse(after)
  while (found.length < count) {
    at = nextOccurrence({ schedule: read.value, zone: timeZone, createdAt: CREATED }, at)
    if (at === null) break
    found.push(new Date(at).toISOString().slice(0, 16))
  }
  return found
}

describe('A schedule expression', () => {
  // The examples of the EventBridge guide and of the Application Auto Scaling guide; 2025-01-01 was a Wednesday.
  it.each<[string, string[]]>([
    ['cron(0 10 * * ? *)', ['2025-01-01T10:00', '2025-01-02T10:00', '2025-01-03T10:00']],
    ['cron(15 12 * * ? *)', ['2025-01-01T12:15', '2025-01-02T12:15', '2025-01-03T12:15']],
    ['cron(0 18 ? * MON-FRI *)', ['2025-01-01T18:00', '2025-01-02T18:00', '2025-01-03T18:00']],
    ['cron(0 8 1 * ? *)', ['2025-01-01T08:00', '2025-02-01T08:00', '2025-03-01T08:00']],
    ['cron(0/15 * * * ? *)', ['2025-01-01T00:15', '2025-01-01T00:30', '2025-01-01T00:45']],
    ['cron(0/10 * ? * MON-FRI *)', ['2025-01-01T00:20', '2025-01-01T00:30', '2025-01-01T00:40']],
    ['cron(0/5 8-17 ? * MON-FRI *)', ['2025-01-01T08:00', '2025-01-01T08:05', '2025-01-01T08:10']],
    ['cron(0 9 ? * 2#1 *)', ['2025-01-06T09:00', '2025-02-03T09:00', '2025-03-03T09:00']],
    ['cron(30 6 ? * MON *)', ['2025-01-06T06:30', '2025-01-13T06:30', '2025-01-20T06:30']],
    ['cron(15 10 ? * 6L 2025-2026)', ['2025-01-31T10:15', '2025-02-28T10:15', '2025-03-28T10:15']],
    ['cron(0 0 L * ? *)', ['2025-01-31T00:00', '2025-02-28T00:00', '2025-03-31T00:00']],
    ['cron(0 0 ? * L *)', ['2025-01-04T00:00', '2025-01-11T00:00', '2025-01-18T00:00']],
    ['cron(0 0 ? * sun,3 *)', ['2025-01-05T00:00', '2025-01-07T00:00', '2025-01-12T00:00']],
    ['cron(0 12 4W * ? *)', ['2025-01-03T12:00', '2025-02-04T12:00', '2025-03-04T12:00']],
    ['cron(0 12 1W 2,3,6 ? 2025)', ['2025-02-03T12:00', '2025-03-03T12:00', '2025-06-02T12:00']],
    ['cron(0 12 31W 5,8 ? 2025)', ['2025-05-30T12:00', '2025-08-29T12:00']],
    ['cron(0 0 29 FEB ? *)', ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00']],
    ['cron(0 0 ? * 1#5 2025)', ['2025-03-30T00:00', '2025-06-29T00:00', '2025-08-31T00:00']],
    ['cron(0 0 31 2 ? *)', []],
    ['cron(0 0 1 1 ? 2024)', []],
    ['cron(0 0 1 1 ? 2024/2)', ['2026-01-01T00:00', '2028-01-01T00:00', '2030-01-01T00:00']],
    ['rate(1 minute)', ['2025-01-01T00:11', '2025-01-01T00:12', '2025-01-01T00:13']],
    ['rate(5 hours)', ['2025-01-01T05:10', '2025-01-01T10:10', '2025-01-01T15:10']],
    ['rate(2 days)', ['2025-01-03T00:10', '2025-01-05T00:10', '2025-01-07T00:10']],
    ['at(2025-06-01T12:00:00)', ['2025-06-01T12:00']],
    ['at(2025-01-01T00:10:00)', []],
  ])('%s', (expression, expected) => expect(times(expression)).toEqual(expected))

  it.each<[string, string, string, string[]]>([
    [
      'keeps to the wall clock in spring',
      'cron(30 9 * * ? *)',
      '2025-03-29T00:00:00Z',
      ['2025-03-29T08:30', '2025-03-30T07:30', '2025-03-31T07:30'],
    ],
    [
      'skips a time that spring leaves out',
      'cron(30 2 * * ? *)',
      '2025-03-29T00:00:00Z',
      ['2025-03-29T01:30', '2025-03-31T00:30', '2025-04-01T00:30'],
    ],
    [
      'comes once in the hour that autumn repeats',
      'cron(0/30 2 * * ? *)',
      '2025-10-26T00:00:00Z',
      ['2025-10-26T00:30', '2025-10-27T01:00', '2025-10-27T01:30'],
    ],
    [
      'comes once even when asked in the second of two hours',
      'cron(45 2 * * ? *)',
      '2025-10-26T01:15:00Z',
      ['2025-10-27T01:45', '2025-10-28T01:45', '2025-10-29T01:45'],
    ],
    [
      'comes an hour late where spring leaves it out',
      'at(2025-03-30T02:30:00)',
      '2025-03-01T00:00:00Z',
      ['2025-03-30T01:30'],
    ],
  ])('in Berlin: %s', (_, expression, after, expected) => {
    expect(times(expression, { zone: 'Europe/Berlin', after })).toEqual(expected)
  })
})

describe('A schedule expression is refused', () => {
  it.each<[string, string]>([
    ['0 10 * * ? *', 'it is none of at(yyyy-mm-ddThh:mm:ss), rate(value unit) and cron(fields)'],
    ['cron(0 10 * * *)', 'a cron expression has 6 fields, not 5'],
    ['cron(0 10 * * * *)', 'one of Day-of-month and Day-of-week must be ?, and only one'],
    ['cron(0 10 ? * ? *)', 'one of Day-of-month and Day-of-week must be ?, and only one'],
    ['cron(0 10 1 * MON *)', 'one of Day-of-month and Day-of-week must be ?, and only one'],
    ['cron(60 10 * * ? *)', 'Minutes 60 is not between 0 and 59'],
    ['cron(0 24 * * ? *)', 'Hours 24 is not between 0 and 23'],
    ['cron(0 0 0 * ? *)', 'Day-of-month 0 is not between 1 and 31'],
    ['cron(0 0 1 JAM ? *)', 'Month has no value "JAM"'],
    ['cron(0 0 ? * 0 *)', 'Day-of-week 0 is not between 1 and 7'],
    ['cron(0/30 20-2 ? * MON-FRI *)', 'Hours has no range "20-2"'],
    ['cron(0 0 ? * FRI-MON *)', 'Day-of-week has no range "FRI-MON"'],
    ['cron(0 0 ? * MON/2 *)', 'Day-of-week cannot have the wildcard "/"'],
    ['cron(0 0 ? * 3#1,6#3 *)', 'Day-of-week has no occurrence "3#1,6#3" in a month'],
    ['cron(0 0 ? * 3#6 *)', 'Day-of-week has no occurrence "3#6" in a month'],
    ['cron(0 0 1,L * ? *)', 'Day-of-month has no value "L"'],
    ['cron(0 0 1-5W * ? *)', 'Day-of-month has no value "1-5"'],
    ['cron(0/0 0 1 * ? *)', 'Minutes has no step "0/0"'],
    ['cron(, 0 1 * ? *)', 'Minutes has no value ""'],
    ['cron(0 0 1 * ? 1969)', 'Year 1969 is not between 1970 and 2199'],
    ['rate(3 minute)', 'after 3 the unit is minutes'],
    ['rate(1 minutes)', 'after 1 the unit is minute'],
    [
      'rate(0 minutes)',
      '"0 minutes" is no positive number with minute, minutes, hour, hours, day or days after it',
    ],
    [
      'rate(5 weeks)',
      '"5 weeks" is no positive number with minute, minutes, hour, hours, day or days after it',
    ],
    ['at(2025-02-30T00:00:00)', '"2025-02-30T00:00:00" is no time of the form yyyy-mm-ddThh:mm:ss'],
    ['at(2025-02-03T00:00)', '"2025-02-03T00:00" is no time of the form yyyy-mm-ddThh:mm:ss'],
    ['at(2025-02-03T00:00:00Z)', '"2025-02-03T00:00:00Z" is no time of the form yyyy-mm-ddThh:mm:ss'],
  ])('%s', (expression, expected) => expect(readSchedule(expression)).toEqual({ reason: expected }))
})
