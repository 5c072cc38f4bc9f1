// The calendar of the core against the one of the platform.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  civilFromDays,
  civilTime,
  daysFromCivil,
  epochMs,
  formatDateTime,
  parseDateTime,
  START_AT_DEFAULT,
} from './calendar'
import { simTime } from './time'

/** Years 0000 to 9999, which have four digits. */
const instants = fc.integer({ min: Date.UTC(2000, 0, 1) - 63_113_904_000_000, max: Date.UTC(9999, 11, 31) })
const fourDigits = instants.filter((ms) => /^\d{4}-/.test(new Date(ms).toISOString()))

describe('The calendar', () => {
  it('says what Date says, in any year of four digits', () => {
    fc.assert(
      fc.property(fourDigits, (ms) => {
        const date = new Date(ms)
        expect(civilTime(ms)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
          second: date.getUTCSeconds(),
          millisecond: date.getUTCMilliseconds(),
          weekday: date.getUTCDay(),
        })
        expect(formatDateTime(ms)).toBe(date.toISOString())
      }),
      { numRuns: 2_000 },
    )
  })

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fourDigits, (ms) => {
        expect(parseDateTime(formatDateTime(ms))).toBe(ms)
      }),
    )
  })

  it('counts each day of four centuries once, in order', () => {
    const first = daysFromCivil({ year: 1900, month: 1, day: 1 })
    const wrong: number[] = []
    for (let days = first; days < first + 146_097; days++) {
      const date = civilFromDays(days)
      const platform = Date.UTC(date.year, date.month - 1, date.day) / 86_400_000
      if (daysFromCivil(date) !== days || platform !== days) wrong.push(days)
    }
    expect(wrong).toEqual([])
  })

  it('reads offsets as Date does, and nothing that Date does not read', () => {
    const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'))
    const text = fc
      .tuple(
        fc.integer({ min: 1970, max: 9998 }),
        two(13),
        two(32),
        two(25),
        two(61),
        two(61),
        fc.constantFrom('', '.5', '.25', '.123', '.123456'),
        fc.constantFrom('Z', '+00:00', '+05:30', '-08:00', '+14:00'),
      )
      .map(
        ([year, month, day, hour, minute, second, fraction, zone]) =>
          `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${zone}`,
      )
    fc.assert(
      fc.property(text, (one) => {
        const read = parseDateTime(one)
        const platform = Date.parse(one)
        // Date turns 30 February into 2 March and takes 24:00:00; neither is a date-time here.
        if (read === null) expect(Number.isNaN(platform) || !sameFields(one)).toBe(true)
        else expect(read).toBe(platform)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each(['', '2025', '2025-01-01', '2025-01-01T00:00Z', '2025-01-01T00:00:00', '2025-02-29T00:00:00Z'])(
    'does not take %j for an instant',
    (text) => expect(parseDateTime(text)).toBeNull(),
  )

  it('starts a run at the beginning of 2025 unless told otherwise', () => {
    expect(START_AT_DEFAULT).toBe(Date.UTC(2025, 0, 1))
    expect(formatDateTime(epochMs(START_AT_DEFAULT, simTime(90_061_000_499)))).toBe(
      '2025-01-02T01:01:01.000Z',
    )
  })
})

/** Whether the platform's date, moved back to its own offset, still has the fields that were written. */
function sameFields(text: string): boolean {
  const [, fields = ''] = /^(.{19})/.exec(text) ?? []
  return new Date(`${fields}Z`).toISOString().startsWith(fields)
}
