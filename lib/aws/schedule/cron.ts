// `cron(minutes hours day-of-month month day-of-week year)` as AWS reads it, which is not Unix cron: six fields, days of the
// week from 1 for Sunday, one of the two day fields `?`. EventBridge guide, eb-cron-expressions.

import { daysFromCivil } from '@/lib/engine'
import { type DayRule, daysOf, readDays } from './cron-days'
import { HOURS, MINUTES, MONTH, readField, YEAR } from './cron-field'
import { isReason, type Read, reason } from './reason'

export interface Cron {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: DayRule
  readonly months: readonly number[]
  readonly years: readonly number[]
}

/** `0 10 ? * MON-FRI *`, without the word and its parentheses. */
export function readCron(text: string): Read<Cron> {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 6) return reason(`a cron expression has 6 fields, not ${fields.length}`)
  const [minutes, hours, dayOfMonth, months, dayOfWeek, years] = fields as SixTexts
  return readFields({ minutes, hours, days: readDays(dayOfMonth, dayOfWeek), months, years })
}
type SixTexts = [string, string, string, string, string, string]

/** As somebody wrote them. Days are read already: each sort of cron has its own way. */
interface CronFields {
  readonly minutes: string
  readonly hours: string
  readonly days: Read<DayRule>
  readonly months: string
  readonly years: string
}

/** Of several that cannot be read, the first is the reason. */
export function readFields(fields: CronFields): Read<Cron> {
  const { days } = fields
  const minutes = readField(MINUTES, fields.minutes)
  if (isReason(minutes)) return minutes
  const hours = readField(HOURS, fields.hours)
  if (isReason(hours)) return hours
  if (isReason(days)) return days
  const months = readField(MONTH, fields.months)
  if (isReason(months)) return months
  const years = readField(YEAR, fields.years)
  if (isReason(years)) return years
  return {
    value: {
      minutes: minutes.value,
      hours: hours.value,
      days: days.value,
      months: months.value,
      years: years.value,
    },
  }
}

/** Minutes since 1970-01-01T00:00 on the clock on the wall. */
export type LocalMinute = number

const MINUTES_PER_DAY = 1_440

/** The minutes at which the expression holds, from `from` on, in order, as the clock on the wall shows them. */
export function* cronMinutes(cron: Cron, from: LocalMinute): Generator<LocalMinute> {
  for (const day of cronDays(cron, Math.floor(from / MINUTES_PER_DAY))) {
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const at = day * MINUTES_PER_DAY + hour * 60 + minute
        if (at >= from) yield at
      }
    }
  }
}

/** Days since 1970-01-01. */
function* cronDays(cron: Cron, from: number): Generator<number> {
  for (const year of cron.years) {
    if (daysFromCivil({ year: year + 1, month: 1, day: 1 }) <= from) continue
    for (const month of cron.months) {
      for (const day of daysOf(cron.days, { year, month })) {
        const at = daysFromCivil({ year, month, day })
        if (at >= from) yield at
      }
    }
  }
}
