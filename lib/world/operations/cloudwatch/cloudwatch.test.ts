import { describe, expect, it } from 'vitest'
import { parseCommandLine, toCommandLine } from '@/lib/aws/command-line'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

const ALARM = {
  AlarmName: 'backlog',
  Namespace: 'Queue',
  MetricName: 'Backlog',
  Dimensions: [{ Name: 'Queue', Value: 'orders' }],
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 50,
  ComparisonOperator: 'GreaterThanThreshold',
  AlarmActions: ['arn:aws:sns:us-east-1:123456789012:operators'],
}
const METRIC = { Namespace: 'Queue', MetricName: 'Backlog', Dimensions: ALARM.Dimensions }

function cloudwatch(test: TestWorld, name: string, input: object): TestWorld {
  return test.dispatch(`cloudwatch:${name}`, { ...input })
}

function ask<Answer>(test: TestWorld, name: string, input: object): Answer {
  return test.ask(`cloudwatch:${name}`, { ...input }) as Answer
}

function put(test: TestWorld, datum: object): TestWorld {
  const { MetricName, Dimensions } = METRIC
  return cloudwatch(test, 'PutMetricData', {
    Namespace: 'Queue',
    MetricData: [{ MetricName, Dimensions, Unit: 'Count', ...datum }],
  })
}

describe('PutMetricData', () => {
  const test = createTestWorld()
  put(test, { Values: [1, 2, 3], Counts: [1, 1, 2] })
  put(test, { Value: 7 })
  test.runFor('60s')
  put(test, { StatisticValues: { SampleCount: 4, Sum: 40, Minimum: 5, Maximum: 15 } })
  test.runFor('60s')

  it('is read by GetMetricStatistics', () => {
    const { Label, Datapoints } = ask<{ Label: string; Datapoints: object[] }>(test, 'GetMetricStatistics', {
      ...METRIC,
      StartTime: 0,
      EndTime: 120,
      Period: 60,
      Statistics: ['Sum', 'Average', 'SampleCount', 'Minimum', 'Maximum'],
    })
    expect(Label).toBe('Backlog')
    expect(Datapoints).toEqual([
      { Timestamp: 0, Sum: 16, Average: 3.2, SampleCount: 5, Minimum: 1, Maximum: 7, Unit: 'Count' },
      { Timestamp: 60, Sum: 40, Average: 10, SampleCount: 4, Minimum: 5, Maximum: 15, Unit: 'Count' },
    ])
  })

  it('has percentiles of values, and none of statistic sets', () => {
    const statistics = {
      ...METRIC,
      StartTime: 0,
      EndTime: 120,
      Period: 60,
      ExtendedStatistics: ['p50', 'p99'],
    }
    const { Datapoints } = ask<{ Datapoints: object[] }>(test, 'GetMetricStatistics', statistics)
    expect(Datapoints).toEqual([{ Timestamp: 0, ExtendedStatistics: { p50: 3, p99: 7 }, Unit: 'Count' }])
  })

  it('is read by GetMetricData, newest first, in longer periods too', () => {
    const query = (Id: string, Period: number) => ({
      Id,
      MetricStat: { Metric: METRIC, Period, Stat: 'Sum' },
    })
    const answer = ask<object>(test, 'GetMetricData', {
      MetricDataQueries: [query('minutes', 60), query('both', 120)],
      StartTime: '2025-01-01T00:00:00Z',
      EndTime: '2025-01-01T00:02:00Z',
    })
    expect(answer).toEqual({
      MetricDataResults: [
        { Id: 'minutes', Label: 'Backlog', Timestamps: [60, 0], Values: [40, 16], StatusCode: 'Complete' },
        { Id: 'both', Label: 'Backlog', Timestamps: [0], Values: [56], StatusCode: 'Complete' },
      ],
      Messages: [],
    })
  })

  it('is listed, by name and by dimension', () => {
    const list = (input: object) => ask<{ Metrics: object[] }>(test, 'ListMetrics', input).Metrics
    expect(list({ Namespace: 'Queue' })).toEqual([METRIC])
    expect(list({ Dimensions: [{ Name: 'Queue' }] })).toEqual([METRIC])
    expect(list({ MetricName: 'Other' })).toEqual([])
  })

  it('takes values of the past', () => {
    const late = createTestWorld().runFor('10m')
    put(late, { Value: 3, Timestamp: 0 })
    put(late, { Value: 5, Timestamp: '2025-01-01T00:00:30Z' })
    const { Datapoints } = ask<{ Datapoints: object[] }>(late, 'GetMetricStatistics', {
      ...METRIC,
      StartTime: 0,
      EndTime: 600,
      Period: 60,
      Statistics: ['Sum'],
    })
    expect(Datapoints).toEqual([{ Timestamp: 0, Sum: 8, Unit: 'Count' }])
  })
})

describe('alarms', () => {
  const describeOne = (test: TestWorld) =>
    ask<{ MetricAlarms: Readonly<Record<string, unknown>>[] }>(test, 'DescribeAlarms', {
      AlarmNames: ['backlog'],
    }).MetricAlarms[0]

  it('are described as they were put, with AWS’s defaults', () => {
    const test = cloudwatch(createTestWorld(), 'PutMetricAlarm', ALARM)
    expect(describeOne(test)).toMatchObject({
      ...ALARM,
      AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:backlog',
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Unchecked: Initial alarm creation',
      ActionsEnabled: true,
      TreatMissingData: 'missing',
      OKActions: [],
    })
  })

  it('are found by prefix, state and action', () => {
    const test = cloudwatch(createTestWorld(), 'PutMetricAlarm', ALARM)
    cloudwatch(test, 'PutMetricAlarm', { ...ALARM, AlarmName: 'other', AlarmActions: [] })
    const names = (input: object) =>
      ask<{ MetricAlarms: { AlarmName: string }[] }>(test, 'DescribeAlarms', input).MetricAlarms.map(
        ({ AlarmName }) => AlarmName,
      )
    expect(names({})).toEqual(['backlog', 'other'])
    expect(names({ AlarmNamePrefix: 'back' })).toEqual(['backlog'])
    expect(names({ StateValue: 'OK' })).toEqual([])
    expect(names({ ActionPrefix: 'arn:aws:sns' })).toEqual(['backlog'])
    expect(names({ AlarmTypes: ['CompositeAlarm'] })).toEqual([])
  })

  it('keep their state when they are configured anew, and are evaluated by the new rule', () => {
    const test = cloudwatch(createTestWorld(), 'PutMetricAlarm', ALARM)
    put(test, { Value: 20 }).runFor('70s')
    expect(describeOne(test)).toMatchObject({ StateValue: 'OK' })
    cloudwatch(test, 'PutMetricAlarm', {
      ...ALARM,
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      Threshold: 10,
    })
    expect(describeOne(test)).toMatchObject({ StateValue: 'OK' })
    put(test, { Value: 20 }).runFor('60s')
    expect(describeOne(test)).toMatchObject({
      StateValue: 'ALARM',
      StateReason:
        'Threshold Crossed: 1 out of the last 1 datapoints [20.0 (01/01/25 00:01:00)] was greater than the threshold (10.0) (minimum 1 datapoint for OK -> ALARM transition).',
    })
  })

  it('take a state that is set until they are evaluated next', () => {
    const test = cloudwatch(createTestWorld(), 'PutMetricAlarm', ALARM)
    put(test, { Value: 20 }).runFor('70s')
    cloudwatch(test, 'SetAlarmState', { AlarmName: 'backlog', StateValue: 'ALARM', StateReason: 'drill' })
    expect(describeOne(test)).toMatchObject({ StateValue: 'ALARM', StateReason: 'drill' })
    test.runFor('60s')
    expect(describeOne(test)).toMatchObject({ StateValue: 'OK' })
    const { AlarmHistoryItems } = ask<{ AlarmHistoryItems: { HistorySummary: string }[] }>(
      test,
      'DescribeAlarmHistory',
      { AlarmName: 'backlog', HistoryItemType: 'StateUpdate' },
    )
    expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm updated from ALARM to OK',
      'Alarm updated from OK to ALARM',
      'Alarm updated from INSUFFICIENT_DATA to OK',
    ])
  })

  it('may have their actions disabled and enabled, and are deleted', () => {
    const test = cloudwatch(createTestWorld(), 'PutMetricAlarm', ALARM)
    cloudwatch(test, 'DisableAlarmActions', { AlarmNames: ['backlog', 'unknown'] })
    expect(describeOne(test)).toMatchObject({ ActionsEnabled: false })
    cloudwatch(test, 'EnableAlarmActions', { AlarmNames: ['backlog'] })
    expect(describeOne(test)).toMatchObject({ ActionsEnabled: true })
    cloudwatch(test, 'DeleteAlarms', { AlarmNames: ['backlog'] })
    expect(describeOne(test)).toBeUndefined()
  })

  it('are what a command line says', () => {
    const command = { action: 'cloudwatch:PutMetricAlarm', input: ALARM }
    const line = toCommandLine(command.action, command.input)
    expect(line).toContain('aws cloudwatch put-metric-alarm --alarm-name backlog')
    expect(parseCommandLine(line)).toEqual(command)
  })
})

describe('Refused, with nothing changed', () => {
  const metricData = (datum: object) => ({ Namespace: 'Queue', MetricData: [{ MetricName: 'a', ...datum }] })
  const statistics = { ...METRIC, StartTime: 0, EndTime: 60, Period: 60, Statistics: ['Sum'] }
  it.each<readonly [string, string, object, string, RegExp]>([
    [
      'a namespace of AWS',
      'PutMetricData',
      { ...metricData({ Value: 1 }), Namespace: 'AWS/ECS' },
      'InvalidParameterValue',
      /AWS\//,
    ],
    [
      'two kinds of values',
      'PutMetricData',
      metricData({ Value: 1, Values: [1] }),
      'InvalidParameterCombination',
      /MetricData\[0\]/,
    ],
    [
      'counts that do not match',
      'PutMetricData',
      metricData({ Values: [1], Counts: [1, 2] }),
      'InvalidParameterValue',
      /Counts/,
    ],
    [
      'a time in the far future',
      'PutMetricData',
      metricData({ Value: 1, Timestamp: 9_000 }),
      'InvalidParameterValue',
      /Timestamp/,
    ],
    ['an unknown unit', 'PutMetricData', metricData({ Value: 1, Unit: 'Tasks' }), 'ValidationError', /Unit/],
    [
      'no statistic',
      'PutMetricAlarm',
      { ...ALARM, Statistic: undefined },
      'InvalidParameterCombination',
      /Statistic/,
    ],
    [
      'a period of 45 s',
      'PutMetricAlarm',
      { ...ALARM, Period: 45 },
      'ValidationError',
      /Period must be 10, 20, 30 or/,
    ],
    [
      'M above N',
      'PutMetricAlarm',
      { ...ALARM, DatapointsToAlarm: 4 },
      'ValidationError',
      /DatapointsToAlarm/,
    ],
    [
      'more than a day',
      'PutMetricAlarm',
      { ...ALARM, EvaluationPeriods: 1_441 },
      'ValidationError',
      /more than a day/,
    ],
    [
      'metric math',
      'PutMetricAlarm',
      { ...ALARM, Metrics: [{ Id: 'm1' }] },
      'ValidationError',
      /Metrics is not modelled here/,
    ],
    [
      'a state of no alarm',
      'SetAlarmState',
      { AlarmName: 'x', StateValue: 'OK', StateReason: '' },
      'ResourceNotFound',
      /x/,
    ],
    ['deleting an unknown alarm', 'DeleteAlarms', { AlarmNames: ['x'] }, 'ResourceNotFound', /x/],
    [
      'a range that ends before it begins',
      'GetMetricStatistics',
      { ...statistics, StartTime: 60, EndTime: 0 },
      'ValidationError',
      /StartTime/,
    ],
    [
      'too many datapoints',
      'GetMetricStatistics',
      { ...statistics, EndTime: 86_460 },
      'InvalidParameterCombination',
      /1441 datapoints/,
    ],
    [
      'no statistics',
      'GetMetricStatistics',
      { ...statistics, Statistics: undefined },
      'MissingParameter',
      /Statistics/,
    ],
    [
      'a trimmed mean',
      'GetMetricStatistics',
      { ...statistics, ExtendedStatistics: ['tm90'] },
      'ValidationError',
      /percentile/,
    ],
    [
      'names and a prefix',
      'DescribeAlarms',
      { AlarmNames: ['a'], AlarmNamePrefix: 'a' },
      'ValidationError',
      /mutually exclusive/,
    ],
  ])('%s', (_what, name, input, code, message) => {
    const error = refuse(createTestWorld(), `cloudwatch:${name}`, JSON.parse(JSON.stringify(input)))
    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
  })
})
