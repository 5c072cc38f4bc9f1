// The form for a scheduled action of an Auto Scaling group. Pure; the operation has the last word.

import { findTimeZone } from '@/lib/aws/schedule/time-zone'
import { readUnixCron } from '@/lib/aws/schedule/unix-cron'
import type { AutoScalingGroupView, GroupScheduledActionView, ScheduleText } from '@/lib/protocol'
import { freeName } from '../carry/free-name'
import { member, numberText, Reader, type ReadForm } from './form-reader'
import type { Choices } from './policy-form'

export type ScheduleKind = 'recurring' | 'once'

export const SCHEDULE_KINDS: Choices<ScheduleKind> = [
  ['recurring', 'again and again'],
  ['once', 'once'],
]

/** One of each sort, to start from. */
export const RECURRENCES = ['*/10 * * * *', '0 8 * * 1-5', '30 0 1 * *'] as const

export interface GroupScheduleForm {
  readonly name: string
  readonly kind: ScheduleKind
  readonly recurrence: string
  readonly timezone: string
  /** `2025-01-01T09:00:00Z` */
  readonly startTime: string
  readonly endTime: string
  readonly min: string
  readonly max: string
  readonly desired: string
}

type GroupOf = Pick<AutoScalingGroupView, 'name' | 'scheduledActions'>

/** As the action stands; a new one recurs. */
export function groupScheduleFormOf(
  edited: GroupScheduledActionView | null,
  taken: readonly { readonly name: string }[] = [],
): GroupScheduleForm {
  if (edited === null)
    return {
      name: freeName('scheduled', taken),
      kind: 'recurring',
      recurrence: '0 8 * * 1-5',
      timezone: '',
      startTime: '',
      endTime: '',
      min: '',
      max: '',
      desired: '',
    }
  return {
    name: edited.name,
    kind: edited.recurrence === null ? 'once' : 'recurring',
    recurrence: edited.recurrence ?? RECURRENCES[1],
    timezone: edited.timezone ?? '',
    startTime: edited.startTime ?? '',
    endTime: edited.endTime ?? '',
    min: numberText(edited.minSize),
    max: numberText(edited.maxSize),
    desired: numberText(edited.desiredCapacity),
  }
}

/** As the preview of its times wants it. */
export function scheduleTextOf({ kind, recurrence, timezone, startTime }: GroupScheduleForm): ScheduleText {
  return kind === 'recurring'
    ? { expression: recurrence, timezone: timezone.trim() || 'UTC', isCrontab: true }
    : { expression: `at(${startTime.trim().slice(0, 19)})`, timezone: 'UTC' }
}

export function readGroupSchedule(
  form: GroupScheduleForm,
  group: GroupOf,
  edited: GroupScheduledActionView | null,
): ReadForm {
  const reader = new Reader()
  const { name } = form
  if (reader.name(name, 255) && edited === null)
    reader.newName('scheduled action', name, group.scheduledActions)
  const input = {
    AutoScalingGroupName: group.name,
    ScheduledActionName: name,
    ...readWhen(form, reader),
    ...readSizes(form, reader),
  }
  const command = { action: 'autoscaling:PutScheduledUpdateGroupAction', input } as const
  return { problems: reader.problems, commands: [command] }
}

function readWhen(form: GroupScheduleForm, reader: Reader): Readonly<Record<string, string>> {
  const StartTime = reader.time('startTime', form.startTime, form.kind === 'once')
  if (form.kind === 'once') return member('StartTime', StartTime)
  const { recurrence, timezone } = form
  const cron = readUnixCron(recurrence)
  if ('reason' in cron)
    reader.fault('recurrence', `Given recurrence string:${recurrence} is invalid: ${cron.reason}`)
  const zone = timezone.trim()
  if (zone !== '' && findTimeZone(zone) === null) reader.fault('timezone', `Invalid time zone: ${zone}`)
  return {
    Recurrence: recurrence,
    ...member('TimeZone', zone === '' ? undefined : zone),
    ...member('StartTime', StartTime),
    ...member('EndTime', reader.time('endTime', form.endTime, false)),
  }
}

function readSizes(form: GroupScheduleForm, reader: Reader): Readonly<Record<string, number>> {
  const min = reader.whole('min', form.min, 0, false)
  const max = reader.whole('max', form.max, 0, false)
  const desired = reader.whole('desired', form.desired, 0, false)
  if ([form.min, form.max, form.desired].every((one) => one.trim() === ''))
    reader.fault('min', 'At least one of MinSize, MaxSize and DesiredCapacity must be specified.')
  if (min !== undefined && max !== undefined && max < min)
    reader.fault('max', `Min value ${min} is larger than max value ${max}.`)
  const isOutside =
    desired !== undefined && (desired < (min ?? 0) || desired > (max ?? Number.POSITIVE_INFINITY))
  if (isOutside) reader.fault('desired', 'Desired capacity must be between MinSize and MaxSize.')
  return {
    ...member('MinSize', min),
    ...member('MaxSize', max),
    ...member('DesiredCapacity', desired),
  }
}
