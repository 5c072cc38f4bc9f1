// When AWS does what is scheduled: `at(…)`, `rate(…)` and `cron(…)` expressions.
// Application Auto Scaling API, PutScheduledAction `Schedule`; EventBridge guide, eb-scheduled-rule-pattern.

import { type EpochMs, parseDateTime } from '@/lib/engine'
import { type Cron, cronMinutes, readCron } from './cron'
import { isReason, type Read, reason } from './reason'
import { firstInstant, type LocalMs, localMs, offsetMs, type TimeZone } from './time-zone'

export type Schedule =
  /** Once, at what clocks in the schedule's time zone show. */
  | { readonly kind: 'at'; readonly local: LocalMs }
  | { readonly kind: 'rate'; readonly periodMs: number }
  | { readonly kind: 'cron'; readonly cron: Cron }

const MS_PER_MINUTE = 60_000
const UNIT_MS = { minute: MS_PER_MINUTE, hour: 60 * MS_PER_MINUTE, day: 1_440 * MS_PER_MINUTE }

/**
 * Reads an expression; what is wrong with one that AWS would refuse is said as a reason.
 *
 * @example readSchedule('rate(5 hours)') // { value: { kind: 'rate', periodMs: 18_000_000 } }
 */
export function readSchedule(expression: string): Read<Schedule> {
  const match = /^(at|rate|cron)\((.*)\)$/s.exec(expression)
  if (!match) return reason('it is none of at(yyyy-mm-ddThh:mm:ss), rate(value unit) and cron(fields)')
  const [, kind, text] = match as unknown as [string, Schedule['kind'], string]
  switch (kind) {
    case 'at':
      return readAt(text)
    case 'rate':
      return readRate(text)
    case 'cron': {
      const cron = readCron(text)
      return isReason(cron) ? cron : { value: { kind, cron: cron.value } }
    }
  }
}

function readAt(text: string): Read<Schedule> {
  const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) ? parseDateTime(`${text}Z`) : null
  return local === null
    ? reason(`"${text}" is no time of the form yyyy-mm-ddThh:mm:ss`)
    : { value: { kind: 'at', local } }
}

/** The unit is singular after 1 and plural after any other value. */
function readRate(text: string): Read<Schedule> {
  const match = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(text)
  if (!match) {
    return reason(`"${text}" is no positive number with minute, minutes, hour, hours, day or days after it`)
  }
  const [, value, unit, plural] = match as unknown as [string, string, keyof typeof UNIT_MS, string]
  const unitNeeded = value === '1' ? unit : `${unit}s`
  if (unitNeeded !== unit + plural) return reason(`after ${value} the unit is ${unitNeeded}`)
  return { value: { kind: 'rate', periodMs: Number(value) * UNIT_MS[unit] } }
}

export interface Recurrence {
  readonly schedule: Schedule
  readonly zone: TimeZone
  /** From which a rate counts. */
  readonly createdAt: EpochMs
}

/**
 * The first instant after `after` at which the schedule falls due, or null when there is none. What falls into an hour that
 * clocks leave out is skipped by `cron` and comes an hour late with `at`; in an hour that comes twice the first time counts.
 */
export function nextOccurrence(recurrence: Recurrence, after: EpochMs): EpochMs | null {
  const { schedule, zone, createdAt } = recurrence
  switch (schedule.kind) {
    case 'at': {
      const at = instantOf(zone, schedule.local)
      return at > after ? at : null
    }
    case 'rate': {
      const periods = Math.floor((after - createdAt) / schedule.periodMs) + 1
      return createdAt + Math.max(1, periods) * schedule.periodMs
    }
    case 'cron': {
      for (const minute of cronMinutes(schedule.cron, Math.floor(localMs(zone, after) / MS_PER_MINUTE))) {
        const at = firstInstant(zone, minute * MS_PER_MINUTE)
        if (at !== null && at > after) return at
      }
      return null
    }
  }
}

/** As clocks would show that time had they not gone forward. */
function instantOf(zone: TimeZone, local: LocalMs): EpochMs {
  const shown = firstInstant(zone, local)
  if (shown !== null) return shown
  // No zone is a day ahead of UTC, so that a day earlier is before the change.
  return local - offsetMs(zone, local - UNIT_MS.day)
}
