// What the form sends is taken by the operation, and what the operation made stands in the form again.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import type { Command } from '@/lib/protocol'
import { VIEW_SOURCES } from '@/lib/sim/views/view-sources'
import { createScalingWorld } from '@/lib/testing/scaling-world'
import type { TestWorld } from '@/lib/testing/test-world'
import {
  newServiceSchedule,
  readServiceSchedule,
  type ServiceScheduleForm,
  serviceScheduleOf,
} from './service-schedule-form'

const serviceOf = (test: TestWorld) => existing([...VIEW_SOURCES.service.all(test.world)][0], 'a service')
const actionsOf = (test: TestWorld) => serviceOf(test).scaling?.scheduledActions ?? []

function put(test: TestWorld, form: ServiceScheduleForm): void {
  const { problems, commands } = readServiceSchedule(form, serviceOf(test), 'mornings')
  expect(problems).toEqual([])
  for (const { action, input } of commands as readonly Command[]) test.dispatch(action, input)
}

const FORM = newServiceSchedule(2)
const BOUNDED = { startTime: '2025-02-01T00:00:00Z', endTime: '2025-03-01T00:00:00Z' }

describe('The form of a scheduled action of a service', () => {
  it.each<[string, Partial<ServiceScheduleForm>]>([
    ['as it is proposed', {}],
    ['with another schedule and time zone', { expression: 'rate(1 hour)', timezone: 'Europe/Berlin' }],
    ['with a maximum only', { min: '', max: '9' }],
    ['with both bounds', { min: '3', max: '9' }],
    ['between two dates', BOUNDED],
    ['once', { expression: 'at(2025-01-01T09:00:00)' }],
  ])('shows again what it has sent: %s', (_statement, change) => {
    const test = createScalingWorld()
    const form = { ...FORM, ...change }
    put(test, form)
    expect(actionsOf(test).map(serviceScheduleOf)).toEqual([form])
  })

  it('changes the action that has the name, and takes from it what is emptied', () => {
    const test = createScalingWorld()
    put(test, { ...FORM, ...BOUNDED, min: '3', max: '9' })
    put(test, { ...FORM, min: '', max: '8' })
    expect(actionsOf(test).map(serviceScheduleOf)).toEqual([{ ...FORM, min: '', max: '8' }])
  })

  it.each<[string, Partial<ServiceScheduleForm>, string]>([
    ['no schedule', { expression: 'hourly' }, 'expression'],
    ['no such time zone', { timezone: 'Berlin' }, 'timezone'],
    ['no date', { startTime: 'tomorrow' }, 'startTime'],
    ['nothing that it sets', { min: '', max: '' }, 'scheduleMin'],
    ['bounds the wrong way round', { min: '9', max: '3' }, 'scheduleMax'],
  ])('is not sent with %s', (_statement, change, field) => {
    const { problems } = readServiceSchedule(
      { ...FORM, ...change },
      serviceOf(createScalingWorld()),
      'mornings',
    )
    expect(problems.map((problem) => problem.field)).toEqual([field])
  })
})
