import { expect, it } from 'vitest'
import { decimal } from './alarm-reason'
import type { AlarmRule } from './alarm-rule'
import { evaluateAlarm } from './evaluate-alarm'

const START = 1_735_689_600_000

function reason(rule: Partial<AlarmRule>, ...values: readonly (number | null)[]): string | null {
  const full: AlarmRule = {
    evaluationPeriods: 3,
    datapointsToAlarm: null,
    threshold: 50,
    comparisonOperator: 'GreaterThanThreshold',
    treatMissingData: 'missing',
    ...rule,
  }
  const points = values.map((value, i) => ({ at: START + i * 60_000, value }))
  return evaluateAlarm(full, points, 'OK').reason
}

// The patterns of live notifications: with DatapointsToAlarm and without, one datapoint and several, five and more, filled gaps.
it.each<readonly [Partial<AlarmRule>, readonly (number | null)[], string]>([
  [
    { datapointsToAlarm: 3 },
    [60, 70, 80.5],
    'Threshold Crossed: 3 out of the last 3 datapoints [80.5 (01/01/25 00:02:00), 70.0 (01/01/25 00:01:00), 60.0 (01/01/25 00:00:00)] were greater than the threshold (50.0) (minimum 3 datapoints for OK -> ALARM transition).',
  ],
  [
    { datapointsToAlarm: 1, evaluationPeriods: 1, comparisonOperator: 'LessThanOrEqualToThreshold' },
    [1],
    'Threshold Crossed: 1 out of the last 1 datapoints [1.0 (01/01/25 00:00:00)] was less than or equal to the threshold (50.0) (minimum 1 datapoint for OK -> ALARM transition).',
  ],
  [
    { datapointsToAlarm: 3, evaluationPeriods: 5 },
    [0, 60, 0, 60, 0],
    'Threshold Crossed: 3 out of the last 5 datapoints [0.0 (01/01/25 00:04:00), 0.0 (01/01/25 00:02:00), 0.0 (01/01/25 00:00:00)] were not greater than the threshold (50.0) (minimum 3 datapoints for ALARM -> OK transition).',
  ],
  [
    {},
    [60, 60, 0],
    'Threshold Crossed: 1 datapoint [0.0 (01/01/25 00:02:00)] was not greater than the threshold (50.0).',
  ],
  [
    { evaluationPeriods: 6, comparisonOperator: 'LessThanThreshold' },
    [1, 2, 3, 4, 5, 6],
    'Threshold Crossed: 6 datapoints were less than the threshold (50.0). The most recent datapoints which crossed the threshold: [6.0 (01/01/25 00:05:00), 5.0 (01/01/25 00:04:00), 4.0 (01/01/25 00:03:00), 3.0 (01/01/25 00:02:00), 2.0 (01/01/25 00:01:00)].',
  ],
  [
    { evaluationPeriods: 5, datapointsToAlarm: 1, treatMissingData: 'notBreaching' },
    [null, null, 613, null, null],
    'Threshold Crossed: 1 out of the last 5 datapoints [613.0 (01/01/25 00:02:00)] was greater than the threshold (50.0) and 4 missing datapoints were treated as [NonBreaching] (minimum 1 datapoint for OK -> ALARM transition).',
  ],
  [
    { evaluationPeriods: 2, treatMissingData: 'breaching' },
    [null, null],
    'Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching].',
  ],
  [
    { evaluationPeriods: 1, treatMissingData: 'notBreaching' },
    [null],
    'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
  ],
  [
    { evaluationPeriods: 3, datapointsToAlarm: 2, treatMissingData: 'breaching' },
    [null, null, 0],
    'Threshold Crossed: 1 datapoint was received for 3 periods and 2 missing datapoints were treated as [Breaching].',
  ],
  [{}, [null, null, null], 'Insufficient Data: 3 datapoints were unknown.'],
  [{ evaluationPeriods: 1 }, [null], 'Insufficient Data: 1 datapoint was unknown.'],
])('%o over %o', (rule, values, expected) => {
  expect(reason(rule, ...values)).toBe(expected)
})

it('says nothing when the alarm keeps its state', () => {
  expect(reason({ treatMissingData: 'ignore' }, null, null, null)).toBeNull()
})

it.each([
  [50, '50.0'],
  [0, '0.0'],
  [80.25, '80.25'],
  [1_893_750, '1893750.0'],
  [12_000_000, '1.2E7'],
  [10_000_000, '1.0E7'],
  [0.0005, '5.0E-4'],
  [-3, '-3.0'],
])('%d is written %s', (value, text) => {
  expect(decimal(value)).toBe(text)
})
