// Next occurrences against a search that looks at every minute and knows nothing of months, sets or changes of clocks.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextOccurrence, readSchedule } from './schedule'
import { findTimeZone, localMs, type TimeZone } from './time-zone'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const WINDOW_DAYS = 40

/** A field as text, and whether a minute on the wall fits it. */
interface Field {
  readonly text: string
  readonly fits: (local: Date) => boolean
}

const any: Field = { text: '*', fits: () => true }
const ignored: Field = { text: '?', fits: () => true }

function numeric(min: number, max: number, get: (local: Date) => number): fc.Arbitrary<Field> {
  const number = fc.integer({ min, max })
  return fc.oneof(
    fc.constant(any),
    number.map((value) => ({ text: `${value}`, fits: (local: Date) => get(local) === value })),
    fc.tuple(number, number).map(([one, other]) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)]
      return { text: `${from}-${to}`, fits: (local: Date) => get(local) >= from && get(local) <= to }
    }),
    fc.tuple(number, fc.integer({ min: 1, max: 20 })).map(([from, step]) => ({
      text: `${from}/${step}`,
      fits: (local: Date) => get(local) >= from && (get(local) - from) % step === 0,
    })),
    fc.uniqueArray(number, { minLength: 2, maxLength: 4 }).map((values) => ({
      text: values.join(','),
      fits: (local: Date) => values.includes(get(local)),
    })),
  )
}

const dayOfMonth = (local: Date) => local.getUTCDate()
const dayOfWeek = (local: Date) => local.getUTCDay() + 1
const later = (local: Date, days: number) => new Date(local.getTime() + days * DAY)
const isWeekend = (local: Date) => dayOfWeek(local) === 1 || dayOfWeek(local) === 7
const sameMonth = (one: Date, other: Date) => one.getUTCMonth() === other.getUTCMonth()

/** Weekday `day` in the window of days around it that is closest to day `wanted` of the same month. */
function isClosestWeekday(local: Date, wanted: number): boolean {
  const target = later(local, wanted - dayOfMonth(local))
  const candidates = [-2, -1, 0, 1, 2]
    .map((days) => later(target, days))
    .filter((day) => sameMonth(day, target) && !isWeekend(day))
    .sort((one, other) => Math.abs(+one - +target) - Math.abs(+other - +target) || +one - +other)
  return sameMonth(target, local) && candidates[0]?.getTime() === local.getTime()
}

const weekday = fc.integer({ min: 1, max: 7 })
const days: fc.Arbitrary<readonly [ofMonth: Field, ofWeek: Field]> = fc.oneof(
  numeric(1, 31, dayOfMonth).map((field) => [field, ignored] as const),
  fc.constant([{ text: 'L', fits: (local: Date) => !sameMonth(local, later(local, 1)) }, ignored] as const),
  fc
    .integer({ min: 1, max: 31 })
    .map(
      (day) => [{ text: `${day}W`, fits: (local: Date) => isClosestWeekday(local, day) }, ignored] as const,
    ),
  weekday.map(
    (day) => [ignored, { text: `${day}`, fits: (local: Date) => dayOfWeek(local) === day }] as const,
  ),
  fc.tuple(weekday, fc.integer({ min: 1, max: 5 })).map(
    ([day, nth]) =>
      [
        ignored,
        {
          text: `${day}#${nth}`,
          fits: (local: Date) =>
            dayOfWeek(local) === day &&
            sameMonth(local, later(local, -7 * (nth - 1))) &&
            !sameMonth(local, later(local, -7 * nth)),
        },
      ] as const,
  ),
  weekday.map(
    (day) =>
      [
        ignored,
        {
          text: `${day}L`,
          fits: (local: Date) => dayOfWeek(local) === day && !sameMonth(local, later(local, 7)),
        },
      ] as const,
  ),
)

const expressions = fc.record({
  minutes: numeric(0, 59, (local) => local.getUTCMinutes()),
  hours: numeric(0, 23, (local) => local.getUTCHours()),
  days,
  months: fc.oneof(
    { weight: 3, arbitrary: fc.constant(any) },
    { weight: 1, arbitrary: numeric(1, 12, (local) => local.getUTCMonth() + 1) },
  ),
})
type Expression = typeof expressions extends fc.Arbitrary<infer T> ? T : never

function naiveNext(
  { minutes, hours, days: [ofMonth, ofWeek], months }: Expression,
  zone: TimeZone,
  after: number,
) {
  const shown = new Set<number>()
  const first = Math.ceil(after / MINUTE) * MINUTE
  for (let at = first - DAY; at < first + WINDOW_DAYS * DAY; at += MINUTE) {
    const wall = localMs(zone, at)
    const isRepeated = shown.has(wall)
    shown.add(wall)
    if (at <= after || isRepeated) continue
    const local = new Date(wall)
    if (!minutes.fits(local) || !hours.fits(local) || !months.fits(local)) continue
    const midnight = new Date(Math.floor(wall / DAY) * DAY)
    if (ofMonth.fits(midnight) && ofWeek.fits(midnight)) return at
  }
  return null
}

/** Zones whose clocks change in very different ways; and moments, every other one of them close to a change. */
const zones = fc
  .constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'America/Sao_Paulo',
  )
  .map((name) => findTimeZone(name) as TimeZone)
const moments = zones.chain((zone) =>
  fc.record({
    zone: fc.constant(zone),
    after: fc.oneof(
      fc.integer({ min: Date.UTC(2021, 0, 1), max: Date.UTC(2030, 0, 1) }),
      ...(zone.changes.length === 0
        ? []
        : [
            fc
              .tuple(fc.constantFrom(...zone.changes), fc.integer({ min: -DAY, max: 3 * 60 * MINUTE }))
              .map(([change, distance]) => change + distance),
          ]),
    ),
  }),
)

describe('The next occurrence of a cron expression', () => {
  it('is the first minute that fits', () => {
    fc.assert(
      fc.property(expressions, moments, (expression, { zone, after }) => {
        const {
          minutes,
          hours,
          days: [ofMonth, ofWeek],
          months,
        } = expression
        const text = `cron(${[minutes, hours, ofMonth, months, ofWeek].map((field) => field.text).join(' ')} *)`
        const read = readSchedule(text)
        if ('reason' in read) throw new Error(`${text}: ${read.reason}`)
        const expected = naiveNext(expression, zone, after)
        const found = nextOccurrence({ schedule: read.value, zone, createdAt: 0 }, after)
        if (expected !== null) expect({ text, at: found }).toEqual({ text, at: expected })
        else
          expect(found ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(after + WINDOW_DAYS * DAY - MINUTE)
      }),
      { numRuns: 120 },
    )
  })

  it('is ever later, and the same from any moment before it', () => {
    fc.assert(
      fc.property(
        expressions,
        moments,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (expression, { zone, after }, share) => {
          const {
            minutes,
            hours,
            days: [ofMonth, ofWeek],
            months,
          } = expression
          const read = readSchedule(
            `cron(${[minutes, hours, ofMonth, months, ofWeek].map((field) => field.text).join(' ')} *)`,
          )
          if ('reason' in read) throw new Error(read.reason)
          const recurrence = { schedule: read.value, zone, createdAt: 0 }
          const at = nextOccurrence(recurrence, after)
          if (at === null) return
          expect(at).toBeGreaterThan(after)
          const between = Math.min(at - 1, Math.floor(after + (at - after) * share))
          expect(nextOccurrence(recurrence, between)).toBe(at)
        },
      ),
    )
  })
})
