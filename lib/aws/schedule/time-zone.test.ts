// The file of time zones against the platform's Intl.

import { describe, expect, it } from 'vitest'
import {
  findTimeZone,
  firstInstant,
  localMs,
  offsetMs,
  TIME_ZONES_VERSION,
  type TimeZone,
  timeZoneNames,
} from './time-zone'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const START = Date.UTC(2020, 0, 1)
/** Governments may have changed what comes later since this Node or this file learned of it. */
const SETTLED = Date.UTC(2025, 0, 1)
const isSameVersion = process.versions.tz === TIME_ZONES_VERSION
const END = isSameVersion ? Date.UTC(2041, 0, 1) : SETTLED

function zoneOf(name: string): TimeZone {
  const zone = findTimeZone(name)
  if (zone === null) throw new Error(`no time zone ${name}`)
  return zone
}

function intlOffsetMs(formatter: Intl.DateTimeFormat, at: number): number {
  const text = formatter.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text) ?? [text]
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE || 0
}

describe('Time zones', () => {
  it(`are those of Intl at each change and in each month until ${new Date(END).getUTCFullYear()}`, () => {
    const wrong: string[] = []
    for (const name of timeZoneNames()) {
      const zone = zoneOf(name)
      const formatter = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
      const months = Array.from({ length: 252 }, (_, index) => START + index * 30 * DAY)
      const moments = [...zone.changes.flatMap((change) => [change - 1, change]), ...months]
      for (const at of moments.filter((moment) => moment < END)) {
        if (offsetMs(zone, at) !== intlOffsetMs(formatter, at))
          wrong.push(`${name} ${new Date(at).toISOString()}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('have every name that Intl lists', () => {
    const known = new Set(timeZoneNames())
    const missing = Intl.supportedValuesOf('timeZone').filter((name) => !known.has(name))
    expect(isSameVersion ? missing : []).toEqual([])
  })

  it.each([
    'UTC',
    'Etc/GMT+9',
    'Pacific/Tahiti',
    'US/Eastern',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'Europe/Kyiv',
  ])('know %s', (name) => expect(findTimeZone(name)?.name).toBe(name))

  it.each(['Berlin', 'europe/berlin', '', 'GMT+2'])('do not know %j', (name) =>
    expect(findTimeZone(name)).toBeNull(),
  )

  it('leave out an hour in spring and give the first of two in autumn', () => {
    const zone = zoneOf('Europe/Berlin')
    expect(firstInstant(zone, Date.UTC(2025, 2, 30, 2, 30))).toBeNull()
    expect(firstInstant(zone, Date.UTC(2025, 2, 30, 3, 0))).toBe(Date.UTC(2025, 2, 30, 1, 0))
    expect(firstInstant(zone, Date.UTC(2025, 9, 26, 2, 30))).toBe(Date.UTC(2025, 9, 26, 0, 30))
    expect(localMs(zone, Date.UTC(2025, 9, 26, 1, 30))).toBe(Date.UTC(2025, 9, 26, 2, 30))
  })
})
