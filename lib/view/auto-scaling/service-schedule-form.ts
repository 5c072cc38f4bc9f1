// The form for a scheduled action of a service, a new one's and one's that is there. Pure; the operation has the last word.

import { readSchedule } from '@/lib/aws/schedule/schedule'
import { findTimeZone } from '@/lib/aws/schedule/time-zone'
import type { Command, ScheduledActionView, ServiceView } from '@/lib/protocol'
import { member, numberText, Reader, type ReadForm } from './form-reader'
import { targetInput } from './operations'

export interface ServiceScheduleForm {
  /** `cron(0 8 ? * MON-FRI *)` */
  readonly expression: string
  readonly timezone: string
  /** `2025-01-01T09:00:00Z` */
  readonly startTime: string
  readonly endTime: string
  readonly min: string
  readonly max: string
}

type ServiceOf = Pick<ServiceView, 'clusterName' | 'name'>

/** What a new action sets unless somebody says otherwise: so many tasks on the mornings of working days. */
export function newServiceSchedule(tasks: number): ServiceScheduleForm {
  return {
    expression: 'cron(0 8 ? * MON-FRI *)',
    timezone: 'UTC',
    startTime: '',
    endTime: '',
    min: String(tasks),
    max: '',
  }
}

export function serviceScheduleOf(action: ScheduledActionView): ServiceScheduleForm {
  return {
    expression: action.schedule,
    timezone: action.timezone ?? 'UTC',
    startTime: action.startTime ?? '',
    endTime: action.endTime ?? '',
    min: numberText(action.minCapacity),
    max: numberText(action.maxCapacity),
  }
}

/** An action that is there, changed: what the form does not name any more is gone. */
export function readServiceSchedule(form: ServiceScheduleForm, service: ServiceOf, name: string): ReadForm {
  const reader = new Reader()
  const commands = [scheduleCommand({ name, schedule: form }, service, reader)]
  return { problems: reader.problems, commands }
}

interface Named {
  readonly name: string
  readonly schedule: ServiceScheduleForm
}

export function scheduleCommand({ name, schedule }: Named, service: ServiceOf, reader: Reader): Command {
  const { expression, timezone } = schedule
  const read = readSchedule(expression)
  if ('reason' in read)
    reader.fault('expression', `Invalid schedule expression ${expression}: ${read.reason}`)
  if (findTimeZone(timezone) === null)
    reader.fault('timezone', `Timezone ${timezone} is not the name of a time zone`)
  return {
    action: 'application-autoscaling:PutScheduledAction',
    input: {
      ScheduledActionName: name,
      ...targetInput(service),
      Schedule: expression,
      Timezone: timezone,
      ...member('StartTime', reader.time('startTime', schedule.startTime, false)),
      ...member('EndTime', reader.time('endTime', schedule.endTime, false)),
      ScalableTargetAction: readBounds(schedule, reader),
    },
  }
}

function readBounds(schedule: ServiceScheduleForm, reader: Reader): Readonly<Record<string, number>> {
  const min = reader.whole('scheduleMin', schedule.min, 0, false)
  const max = reader.whole('scheduleMax', schedule.max, 0, false)
  if (schedule.min.trim() === '' && schedule.max.trim() === '')
    reader.fault('scheduleMin', 'At least one of minimum capacity and maximum capacity should be provided')
  if (min !== undefined && max !== undefined && max < min)
    reader.fault('scheduleMax', 'Maximum capacity cannot be less than minimum capacity')
  return { ...member('MinCapacity', min), ...member('MaxCapacity', max) }
}
