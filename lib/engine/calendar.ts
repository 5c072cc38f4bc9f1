// The calendar without `Date`: proleptic Gregorian, UTC, no leap seconds, integers only. A run counts microseconds since its
// start; with the date of its start these functions say what a clock on the wall would show.

import { type SimTime, US_PER_MS } from './time'

/** Milliseconds since 1970-01-01T00:00:00Z, as `Date` counts them. */
export type EpochMs = number

/** When a run starts unless its scenario says otherwise: 2025-01-01T00:00:00Z. */
export const START_AT_DEFAULT: EpochMs = 1_735_689_600_000

const MS_PER_SECOND = 1_000
const MS_PER_MINUTE = 60_000
const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 86_400_000

/** Days of an era of 400 years, after which the calendar repeats; and from 0000-03-01 to 1970-01-01. */
const DAYS_PER_ERA = 146_097
const DAYS_BEFORE_EPOCH = 719_468

export interface CivilDate {
  readonly year: number
  /** 1 is January. */
  readonly month: number
  readonly day: number
}

export interface CivilTime extends CivilDate {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
  /** 0 is Sunday. */
  readonly weekday: number
}

/**
 * Days since 1970-01-01. Years begin in March here, so that the leap day is the last of its year.
 *
 * @example daysFromCivil({ year: 2000, month: 3, day: 1 }) // 11017
 */
export function daysFromCivil({ year, month, day }: CivilDate): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const monthFromMarch = (month + 9) % 12
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * DAYS_PER_ERA + yearOfEra * 365 + leapDays + dayOfYear - DAYS_BEFORE_EPOCH
}

/**
 * The date so many days after 1970-01-01.
 *
 * @example civilFromDays(11_016) // { year: 2000, month: 2, day: 29 }
 */
export function civilFromDays(days: number): CivilDate {
  const fromMarch0 = days + DAYS_BEFORE_EPOCH
  const era = Math.floor(fromMarch0 / DAYS_PER_ERA)
  const dayOfEra = fromMarch0 - era * DAYS_PER_ERA
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / (DAYS_PER_ERA - 1))
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** What a clock in UTC shows. */
export function civilTime(ms: EpochMs): CivilTime {
  const days = Math.floor(ms / MS_PER_DAY)
  const left = ms - days * MS_PER_DAY
  const { year, month, day } = civilFromDays(days)
  return {
    year,
    month,
    day,
    hour: Math.floor(left / MS_PER_HOUR),
    minute: Math.floor(left / MS_PER_MINUTE) % 60,
    second: Math.floor(left / MS_PER_SECOND) % 60,
    millisecond: left % MS_PER_SECOND,
    // 1970-01-01 was a Thursday; the second modulo is for days before it.
    weekday: (((days + 4) % 7) + 7) % 7,
  }
}

/** The instant of a run on the calendar, to the nearest millisecond. */
export function epochMs(startAt: EpochMs, time: SimTime): EpochMs {
  return startAt + Math.round(time / US_PER_MS)
}

/** Numbers outside a date's ranges (February 30, 24:00) are no instant. */
const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,3})\d*)?(?:[Zz]|([+-])(\d\d):(\d\d))$/

/**
 * Reads a date-time of RFC 3339, as ISO 8601 writes it; null when it is none. Below the millisecond it is cut off.
 *
 * @example parseDateTime('2025-01-01T01:00:00+01:00') // 1735689600000
 */
export function parseDateTime(text: string): EpochMs | null {
  const match = DATE_TIME.exec(text)
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as SixNumbers
  const [, , , , , , , fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = match
  const days = daysFromCivil({ year, month, day })
  const back = civilFromDays(days)
  if (month < 1 || month > 12 || back.month !== month || back.day !== day) return null
  if (hour > 23 || minute > 59 || second > 59 || Number(offsetHours) > 23 || Number(offsetMinutes) > 59) {
    return null
  }
  const offset = Number(offsetHours) * MS_PER_HOUR + Number(offsetMinutes) * MS_PER_MINUTE
  const local =
    days * MS_PER_DAY +
    hour * MS_PER_HOUR +
    minute * MS_PER_MINUTE +
    second * MS_PER_SECOND +
    Number(fraction.padEnd(3, '0'))
  return local - (sign === '-' ? -offset : offset)
}
type SixNumbers = [number, number, number, number, number, number]

/**
 * As AWS's command line writes an instant, and `Date.toISOString` does.
 *
 * @example formatDateTime(1_735_689_600_000) // '2025-01-01T00:00:00.000Z'
 */
export function formatDateTime(ms: EpochMs): string {
  const { year, month, day, hour, minute, second, millisecond } = civilTime(ms)
  const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
  return `${date}T${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}.${padded(millisecond, 3)}Z`
}

/**
 * Without the part of a second, as Auto Scaling writes an instant into a text.
 *
 * @example formatToSecond(1_735_689_600_000) // '2025-01-01T00:00:00Z'
 */
export function formatToSecond(ms: EpochMs): string {
  return `${formatDateTime(ms).slice(0, 19)}Z`
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
