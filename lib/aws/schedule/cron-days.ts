// The two fields of a cron expression that say on which days: one of them is always `?`. EventBridge guide, eb-cron-expressions.

import { civilFromDays, daysFromCivil } from '@/lib/engine'
import { DAY_OF_MONTH, DAY_OF_WEEK, readField, readNumber } from './cron-field'
import { isReason, type Read, reason } from './reason'

/** Days of the week are AWS's: 1 is Sunday. */
export type DayRule =
  | { readonly kind: 'daysOfMonth'; readonly days: readonly number[] }
  /** `L` */
  | { readonly kind: 'lastDayOfMonth' }
  /** `3W`: the weekday closest to that day, in the same month. */
  | { readonly kind: 'closestWeekday'; readonly day: number }
  | { readonly kind: 'daysOfWeek'; readonly days: readonly number[] }
  /** `3#2`: the second Tuesday. */
  | { readonly kind: 'nthDayOfWeek'; readonly day: number; readonly nth: number }
  /** `6L`: the last Friday. */
  | { readonly kind: 'lastDayOfWeek'; readonly day: number }
  /** Of crontab: a day needs to match one of them. */
  | { readonly kind: 'either'; readonly rules: readonly DayRule[] }

export function readDays(dayOfMonth: string, dayOfWeek: string): Read<DayRule> {
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    return reason('one of Day-of-month and Day-of-week must be ?, and only one')
  }
  return dayOfWeek === '?' ? readDayOfMonth(dayOfMonth) : readDayOfWeek(dayOfWeek)
}

function readDayOfMonth(text: string): Read<DayRule> {
  if (text === 'L') return { value: { kind: 'lastDayOfMonth' } }
  if (text.endsWith('W')) {
    const day = readNumber(DAY_OF_MONTH, text.slice(0, -1))
    return isReason(day) ? day : { value: { kind: 'closestWeekday', day: day.value } }
  }
  const days = readField(DAY_OF_MONTH, text)
  return isReason(days) ? days : { value: { kind: 'daysOfMonth', days: days.value } }
}

function readDayOfWeek(text: string): Read<DayRule> {
  if (text === 'L') return { value: { kind: 'daysOfWeek', days: [DAY_OF_WEEK.max] } }
  if (text.endsWith('L')) {
    const day = readNumber(DAY_OF_WEEK, text.slice(0, -1))
    return isReason(day) ? day : { value: { kind: 'lastDayOfWeek', day: day.value } }
  }
  if (text.includes('#')) {
    const [dayText = '', nth = ''] = text.split(/#(.*)/s)
    const day = readNumber(DAY_OF_WEEK, dayText)
    if (isReason(day)) return day
    if (!/^[1-5]$/.test(nth)) return reason(`Day-of-week has no occurrence "${text}" in a month`)
    return { value: { kind: 'nthDayOfWeek', day: day.value, nth: Number(nth) } }
  }
  const days = readField(DAY_OF_WEEK, text)
  return isReason(days) ? days : { value: { kind: 'daysOfWeek', days: days.value } }
}

export interface Month {
  readonly year: number
  readonly month: number
}

/** The days of a month on which the rule holds, ascending. */
export function daysOf(rule: DayRule, month: Month): readonly number[] {
  const last = daysIn(month)
  switch (rule.kind) {
    case 'daysOfMonth':
      return rule.days.filter((day) => day <= last)
    case 'lastDayOfMonth':
      return [last]
    case 'closestWeekday':
      return rule.day > last ? [] : [closestWeekday(month, rule.day, last)]
    case 'daysOfWeek':
      return allDays(last).filter((day) => rule.days.includes(dayOfWeek(month, day)))
    case 'nthDayOfWeek':
      return allDays(last).filter(
        (day) => dayOfWeek(month, day) === rule.day && Math.ceil(day / 7) === rule.nth,
      )
    case 'lastDayOfWeek':
      return allDays(last).filter((day) => dayOfWeek(month, day) === rule.day && day + 7 > last)
    case 'either': {
      const days = new Set(rule.rules.flatMap((one) => daysOf(one, month)))
      return allDays(last).filter((day) => days.has(day))
    }
  }
}

/** Saturday goes to Friday and Sunday to Monday, but never out of the month. */
function closestWeekday(month: Month, day: number, last: number): number {
  switch (dayOfWeek(month, day)) {
    case 7:
      return day === 1 ? 3 : day - 1
    case 1:
      return day === last ? day - 2 : day + 1
    default:
      return day
  }
}

function daysIn({ year, month }: Month): number {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }
  return civilFromDays(daysFromCivil(next) - 1).day
}

/** 1 is Sunday. 1970-01-01, day 0, was a Thursday; no year of a cron expression is before it. */
function dayOfWeek({ year, month }: Month, day: number): number {
  return ((daysFromCivil({ year, month, day }) + 4) % 7) + 1
}

function allDays(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}
