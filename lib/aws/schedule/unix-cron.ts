// `minute hour day-of-month month day-of-week` as crontab reads it, and scheduled actions of Auto Scaling groups do: five fields,
// Sunday is 0 or 7, and where both fields of days are given a day needs to match only one. EC2 Auto Scaling guide,
// ec2-auto-scaling-scheduled-scaling; http://crontab.org.

import { type Cron, readFields } from './cron'
import type { DayRule } from './cron-days'
import { DAY_OF_MONTH, type FieldShape, readField, WEEKDAYS } from './cron-field'
import { isReason, type Read, reason } from './reason'

const CRONTAB_DAY_OF_WEEK: FieldShape = {
  name: 'Day_of_Week',
  min: 0,
  max: 7,
  names: WEEKDAYS,
  hasSteps: true,
}

/** `30 0 1 1,6,12 *` */
export function readUnixCron(text: string): Read<Cron> {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 5) return reason(`a recurrence has 5 fields, not ${fields.length}`)
  const [minutes, hours, dayOfMonth, months, dayOfWeek] = fields as FiveTexts
  return readFields({ minutes, hours, days: readDays(dayOfMonth, dayOfWeek), months, years: '*' })
}
type FiveTexts = [string, string, string, string, string]

function readDays(dayOfMonth: string, dayOfWeek: string): Read<DayRule> {
  const days = readField(DAY_OF_MONTH, dayOfMonth)
  if (isReason(days)) return days
  const weekdays = readField(CRONTAB_DAY_OF_WEEK, dayOfWeek)
  if (isReason(weekdays)) return weekdays
  const ofMonth: DayRule = { kind: 'daysOfMonth', days: days.value }
  const ofWeek: DayRule = { kind: 'daysOfWeek', days: weekdays.value.map((day) => (day % 7) + 1) }
  if (dayOfWeek.startsWith('*')) return { value: ofMonth }
  if (dayOfMonth.startsWith('*')) return { value: ofWeek }
  return { value: { kind: 'either', rules: [ofMonth, ofWeek] } }
}
