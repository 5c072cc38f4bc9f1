// An alarm that is edited stays as it is in everything that the form does not show.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import type { Command } from '@/lib/protocol'
import { alarmSource } from '@/lib/sim/views/alarm'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import {
  type AlarmEditForm,
  alarmEditFormOf,
  readAlarmEdit,
  setActionsEnabled,
  warningOf,
} from './alarm-edit'

const FULL = {
  AlarmName: 'slow',
  AlarmDescription: 'answers take long',
  ActionsEnabled: false,
  Namespace: 'AWS/ApplicationELB',
  MetricName: 'TargetResponseTime',
  Dimensions: [{ Name: 'LoadBalancer', Value: 'app/web/1' }],
  ExtendedStatistic: 'p90',
  EvaluateLowSampleCountPercentile: 'ignore',
  Period: 120,
  Unit: 'Seconds',
  EvaluationPeriods: 5,
  DatapointsToAlarm: 3,
  Threshold: 0.25,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  TreatMissingData: 'notBreaching',
  AlarmActions: ['arn:aws:sns:us-east-1:123456789012:page', 'arn:aws:sns:us-east-1:123456789012:log'],
  OKActions: ['arn:aws:sns:us-east-1:123456789012:calm'],
  InsufficientDataActions: ['arn:aws:sns:us-east-1:123456789012:blind'],
}
const PLAIN = {
  AlarmName: 'busy',
  Namespace: 'AWS/ECS',
  MetricName: 'CPUUtilization',
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 3,
  Threshold: 80,
  ComparisonOperator: 'GreaterThanThreshold',
}

const withAlarm = (input: object): TestWorld =>
  createTestWorld().dispatch('cloudwatch:PutMetricAlarm', input as Record<string, unknown>)
const alarmOf = ({ world }: TestWorld) => existing([...alarmSource.all(world)][0], 'the alarm')
const recordOf = ({ world }: TestWorld) => {
  const { configuration, actionsEnabled } = existing([...world.state.alarms.values()][0], 'the record')
  return { configuration, actionsEnabled }
}

function edit(test: TestWorld, change: Partial<AlarmEditForm> = {}) {
  const alarm = alarmOf(test)
  const read = readAlarmEdit({ ...alarmEditFormOf(alarm), ...change }, alarm)
  expect(read.problems).toEqual([])
  const { action, input } = read.commands[0] as Command
  test.dispatch(action, input)
}

describe('An alarm that is edited', () => {
  it.each([FULL, PLAIN])('stays as it is when nothing is changed: $AlarmName', (input) => {
    const test = withAlarm(input)
    const before = structuredClone(recordOf(test))
    edit(test)
    expect(recordOf(test)).toEqual(before)
  })

  it.each<[Partial<AlarmEditForm>, object]>([
    [{ threshold: '0.5' }, { threshold: 0.5 }],
    [{ statistic: 'Maximum' }, { statistic: 'Maximum' }],
    [{ datapoints: '' }, { datapointsToAlarm: null }],
    [{ action: '' }, { actions: { ALARM: [] } }],
    [
      { missingData: 'ignore', period: '60' },
      { treatMissingData: 'ignore', periodSeconds: 60 },
    ],
  ])('changes what the form changes, and nothing else: %o', (change, expected) => {
    const test = withAlarm({ ...FULL, EvaluateLowSampleCountPercentile: undefined })
    const before = structuredClone(recordOf(test).configuration)
    edit(test, change)
    const after = recordOf(test).configuration
    expect(after).toMatchObject(expected)
    const { actions, ...rest } = { ...before, ...expected }
    expect(after).toMatchObject(rest)
    expect(after.actions.OK).toEqual(FULL.OKActions)
    expect(actions).toBeDefined()
  })

  it('says in CloudWatch’s words what is wrong', () => {
    const alarm = alarmOf(withAlarm(PLAIN))
    const read = readAlarmEdit({ ...alarmEditFormOf(alarm), datapoints: '4' }, alarm)
    expect(read.problems).toEqual([
      { field: 'datapoints', message: 'DatapointsToAlarm must be less than or equal to EvaluationPeriods' },
    ])
  })

  it('has actions that can be disabled and enabled', () => {
    const test = withAlarm(PLAIN)
    for (const isEnabled of [false, true]) {
      const { action, input } = setActionsEnabled(alarmOf(test), isEnabled)
      test.dispatch(action, input)
      expect(alarmOf(test).actionsEnabled).toBe(isEnabled)
    }
  })

  it('warns as the service does that made it for itself', () => {
    const description = 'DO NOT EDIT OR DELETE. For TargetTrackingScaling policy arn:p.'
    expect(warningOf({ description })).toBe(description)
    expect(warningOf({ description: 'answers take long' })).toBeNull()
    expect(warningOf({ description: null })).toBeNull()
  })
})
