import { describe, expect, it } from 'vitest'
import type { AlarmRule } from '@/lib/aws/cloudwatch/alarm-rule'
import { setOf } from '@/lib/aws/cloudwatch/statistic-set'
import type { Pace } from '@/lib/aws/pace'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { alarmNamed, deleteAlarm, putAlarm } from '../lifecycle/alarms'
import type { AlarmConfiguration } from '../records/cloudwatch'

const METRIC = { namespace: 'Queue', name: 'Backlog', dimensions: [] }
const POLICY =
  'arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:resource/ecs/service/default/web:policyName/out'
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:operators'

function configuration(changes: Partial<AlarmConfiguration> = {}): AlarmConfiguration {
  const rule: AlarmRule = {
    evaluationPeriods: 3,
    datapointsToAlarm: null,
    threshold: 50,
    comparisonOperator: 'GreaterThanThreshold',
    treatMissingData: 'missing',
  }
  return {
    ...rule,
    description: null,
    metric: METRIC,
    statistic: 'Average',
    periodSeconds: 60,
    unit: null,
    evaluateLowSampleCountPercentile: null,
    actions: { OK: [], ALARM: [POLICY, TOPIC], INSUFFICIENT_DATA: [] },
    ...changes,
  }
}

interface Watched {
  readonly test: TestWorld
  readonly actions: string[]
  readonly states: string[]
  minute(value: number | null): void
}

function watched(changes: Partial<AlarmConfiguration> = {}, pace: Pace = 'instant'): Watched {
  const test = createTestWorld({ pace })
  const { world } = test
  const actions: string[] = []
  const states: string[] = []
  world.bus.on('test', 'CloudWatch Alarm Action', ({ action, isRepeated }) => {
    actions.push(`${isRepeated ? 'again ' : ''}${action.split(':')[2]}`)
  })
  world.bus.on('test', 'CloudWatch Alarm State Change', ({ alarm }) => {
    states.push(`${world.engine.now / 1e6} ${alarm.previous?.state} → ${alarm.state}`)
  })
  putAlarm(world, { name: 'backlog', configuration: configuration(changes) })
  return {
    test,
    actions,
    states,
    minute(value) {
      test.runFor('60s')
      if (value !== null) world.cloudwatch.publish(METRIC, { values: setOf(value) })
    },
  }
}

describe('an alarm', () => {
  it('is evaluated each minute, changes its state after as many datapoints as it takes, and says why', () => {
    const { test, states, minute } = watched()
    for (const value of [10, 60, 70, 80, 80, 10, 10]) minute(value)
    test.runFor('60s')
    expect(states).toEqual(['61 INSUFFICIENT_DATA → OK', '241 OK → ALARM', '361 ALARM → OK'])
    const alarm = alarmNamed(test.world, 'backlog')
    expect(alarm?.previous?.reason).toBe(
      'Threshold Crossed: 3 datapoints [80.0 (01/01/25 00:03:00), 70.0 (01/01/25 00:02:00), 60.0 (01/01/25 00:01:00)] were greater than the threshold (50.0).',
    )
    expect(JSON.parse(alarm?.previous?.reasonData ?? '')).toMatchObject({
      recentDatapoints: [60, 70, 80],
      evaluatedDatapoints: [{ value: 80 }, { value: 70 }, { value: 60 }],
      startDate: '2025-01-01T00:01:00.000+0000',
    })
  })

  it('acts when it changes its state; only Auto Scaling is told again every minute', () => {
    const { actions, minute } = watched()
    for (const value of [60, 60, 60, 60, 60, 60]) minute(value)
    expect(actions).toEqual(['autoscaling', 'sns', 'again autoscaling', 'again autoscaling'])
  })

  it('does nothing while its actions are disabled', () => {
    const { test, actions, states, minute } = watched()
    putAlarm(test.world, { name: 'backlog', configuration: configuration(), actionsEnabled: false })
    for (const value of [60, 60, 60, 60, 60]) minute(value)
    expect(states).toHaveLength(1)
    expect(actions).toEqual([])
  })

  it('comes back to INSUFFICIENT_DATA when every datapoint in its range is missing', () => {
    const { test, states, minute } = watched()
    for (const value of [10, null, null, null, null, null]) minute(value)
    test.runFor('60s')
    expect(states).toEqual(['61 INSUFFICIENT_DATA → OK', '361 OK → INSUFFICIENT_DATA'])
  })

  it('looks at longer periods that end with the minute of its evaluation, not with the clock', () => {
    const { test, states, minute } = watched({ periodSeconds: 120, evaluationPeriods: 1 })
    test.runFor('60s')
    for (const value of [60, 60, null, null]) minute(value)
    expect(states[0]).toBe('121 INSUFFICIENT_DATA → ALARM')
    expect(alarmNamed(test.world, 'backlog')?.reason).toContain('60.0 (01/01/25 00:0')
  })

  it('with a period below a minute is evaluated every 10 s', () => {
    const { test, states } = watched({ periodSeconds: 10, evaluationPeriods: 1 })
    test.runFor('20s')
    test.world.cloudwatch.publish(METRIC, { values: setOf(60), resolutionSeconds: 1 })
    test.runFor('10s')
    expect(states).toEqual(['21 INSUFFICIENT_DATA → ALARM'])
  })

  it('sees a datapoint only when it is visible, at a second of its own', () => {
    const { test, states, minute } = watched({ evaluationPeriods: 1 }, 'aws')
    minute(60)
    test.runFor('2m')
    const { world } = test
    const at = Number(states[0]?.split(' ')[0])
    expect(at).toBeGreaterThan(61)
    expect(at).toBeLessThan(125)
    const alarm = alarmNamed(world, 'backlog')
    expect(((alarm?.evaluateAt ?? 0) - at * 1e6) % 60e6).toBe(0)
  })

  it('leaves nothing in the queue when it is deleted, but its history', () => {
    const { test, minute } = watched()
    for (const value of [60, 60, 60]) minute(value)
    const { world } = test
    test.runFor('5s')
    const before = world.engine.queued
    const alarm = alarmNamed(world, 'backlog')
    if (alarm) deleteAlarm(world, alarm)
    expect(world.engine.queued).toBe(before - 1)
    test.runFor('2m')
    expect(world.cloudwatch.history.entries.map(({ summary }) => summary)).toEqual([
      'Alarm "backlog" created',
      'Alarm updated from INSUFFICIENT_DATA to ALARM',
      `Successfully executed action ${POLICY}`,
      `Successfully executed action ${TOPIC}`,
      'Alarm "backlog" deleted',
    ])
  })
})
