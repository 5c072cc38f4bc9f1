// What the forms for alarms and values of metrics send is taken, and what they say is wrong is what CloudWatch says.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import type { Command } from '@/lib/protocol'
import { VIEW_SOURCES } from '@/lib/sim/views/view-sources'
import { createGroupWorld } from '@/lib/testing/group-world'
import type { TestWorld } from '@/lib/testing/test-world'
import {
  type AlarmForm,
  alarmFormOf,
  type DatumForm,
  deleteAlarm,
  metricOfAlarm,
  readAlarmForm,
  readDatum,
  setAlarmState,
} from './alarm-form'
import { callable, metricsOf } from './alarmed-metrics'

const views = <K extends keyof typeof VIEW_SOURCES>({ world }: TestWorld, kind: K) => [
  ...VIEW_SOURCES[kind].all(world),
]
const groupOf = (test: TestWorld) => existing(views(test, 'autoScalingGroup')[0], 'the group')
const alarmOf = (test: TestWorld) => existing(views(test, 'alarm')[0], 'the alarm')

function refusalOf(test: TestWorld, planned: unknown): string | null {
  const { action, input } = planned as Command
  const done = test.attempt(action, input)
  return done.ok ? null : done.error.message
}

function read(test: TestWorld, change: Partial<AlarmForm> = {}) {
  const alarms = views(test, 'alarm')
  return readAlarmForm({ ...alarmFormOf(metricsOf(groupOf(test))[0], alarms), ...change }, alarms)
}

const OWN = { namespace: 'Jobs', metricName: 'Backlog', dimensions: 'Queue=orders, Stage=prod' }

describe('A new alarm', () => {
  it('watches a metric of the group that it is made at', () => {
    const test = createGroupWorld()
    const { problems, commands } = read(test)
    expect(problems).toEqual([])
    expect(refusalOf(test, commands[0])).toBeNull()
    expect(alarmOf(test)).toMatchObject({
      watches: groupOf(test).key,
      datapointsToAlarm: 3,
      evaluationPeriods: 3,
    })
  })

  it('may watch one of one’s own, in 20 s, and call a simple policy', () => {
    const test = createGroupWorld()
    test.ask('autoscaling:PutScalingPolicy', {
      AutoScalingGroupName: 'fleet',
      PolicyName: 'one',
      AdjustmentType: 'ChangeInCapacity',
      ScalingAdjustment: 1,
    })
    const policies = { scalingPolicy: [], groupPolicy: views(test, 'groupPolicy') }
    const [nothing, one] = callable(groupOf(test), policies)
    expect([nothing?.[1], one?.[1]]).toEqual(['nothing', 'policy one'])
    const change = { ...OWN, period: '20', action: one?.[0] ?? '', datapoints: '2' } as const
    expect(refusalOf(test, read(test, change).commands[0])).toBeNull()
    expect(metricOfAlarm(alarmOf(test))).toEqual(OWN)
    expect(alarmOf(test)).toMatchObject({ periodSeconds: 20, datapointsToAlarm: 2 })
    expect(views(test, 'groupPolicy')[0]?.alarmKeys).toEqual([alarmOf(test).key])
  })

  it('says in CloudWatch’s words that M is more than N', () => {
    const test = createGroupWorld()
    const { problems, commands } = read(test, { datapoints: '4' })
    expect(problems.map(({ field }) => field)).toEqual(['datapoints'])
    expect(refusalOf(test, commands[0])).toBe(problems[0]?.message)
  })

  it.each<[string, Partial<AlarmForm>]>([
    ['name', { name: '' }],
    ['namespace', { namespace: '' }],
    ['metricName', { metricName: ' ' }],
    ['dimensions', { dimensions: 'Queue' }],
    ['threshold', { threshold: 'high' }],
    ['evaluationPeriods', { evaluationPeriods: '0' }],
  ])('is not sent with a wrong %s', (field, change) => {
    expect(read(createGroupWorld(), change).problems.map((problem) => problem.field)).toEqual([field])
  })

  it('gets a name that no alarm has', () => {
    const test = createGroupWorld()
    expect(refusalOf(test, read(test).commands[0])).toBeNull()
    expect(read(test).problems).toEqual([])
    expect(read(test, { name: alarmOf(test).name }).problems).toHaveLength(1)
  })
})

it('An alarm is set by hand, and deleted', () => {
  const test = createGroupWorld()
  expect(refusalOf(test, read(test).commands[0])).toBeNull()
  expect(refusalOf(test, setAlarmState(alarmOf(test), 'ALARM'))).toBeNull()
  expect(alarmOf(test)).toMatchObject({ state: 'ALARM', reason: 'Set by hand' })
  expect(refusalOf(test, deleteAlarm(alarmOf(test)))).toBeNull()
  expect(views(test, 'alarm')).toEqual([])
})

describe('A value of a metric of one’s own', () => {
  const datum = (change: Partial<DatumForm> = {}) => readDatum({ ...OWN, value: '12.5', ...change })

  it('is published, and an alarm on it sees it', () => {
    const test = createGroupWorld()
    expect(refusalOf(test, read(test, { ...OWN, evaluationPeriods: '1', threshold: '10' }).commands[0])).toBe(
      null,
    )
    for (let minute = 0; minute < 4; minute++) {
      expect(refusalOf(test, datum().commands[0])).toBeNull()
      test.runFor('1m')
    }
    expect(alarmOf(test).state).toBe('ALARM')
  })

  it('may not be one of AWS, in CloudWatch’s words', () => {
    const { problems, commands } = datum({ namespace: 'AWS/ECS' })
    expect(problems.map(({ field }) => field)).toEqual(['namespace'])
    expect(refusalOf(createGroupWorld(), commands[0])).toBe(problems[0]?.message)
  })

  it('is a number', () => {
    expect(datum({ value: 'many' }).problems.map(({ field }) => field)).toEqual(['value'])
  })
})
