import { describe, expect, it } from 'vitest'
import type { AlarmRule, AlarmState, MissingDataTreatment } from './alarm-rule'
import { evaluateAlarm, type RangePoint } from './evaluate-alarm'

const START = 1_735_689_600_000

/** As AWS draws them: 0 within the threshold, X breaching, - missing, the newest at the right. */
function range(drawn: string): readonly RangePoint[] {
  const values = { '0': 10, X: 90, '-': null } as Readonly<Record<string, number | null>>
  return drawn.split(' ').map((symbol, i) => ({ at: START + i * 60_000, value: values[symbol] ?? null }))
}

function rule(needed: number, periods: number, treatMissingData: MissingDataTreatment): AlarmRule {
  return {
    evaluationPeriods: periods,
    datapointsToAlarm: needed,
    threshold: 50,
    comparisonOperator: 'GreaterThanThreshold',
    treatMissingData,
  }
}

const KEPT = 'retain current state'
const NONE = 'INSUFFICIENT_DATA'
type Row = readonly [drawn: string, missing: string, ignore: string, breaching: string, notBreaching: string]

function check(needed: number, periods: number, [drawn, ...expected]: Row): void {
  const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const
  for (const [i, treatment] of treatments.entries()) {
    for (const current of ['OK', 'ALARM', NONE] as const satisfies readonly AlarmState[]) {
      const { state } = evaluateAlarm(rule(needed, periods, treatment), range(drawn), current)
      expect(`${treatment}: ${state}`).toBe(`${treatment}: ${expected[i] === KEPT ? current : expected[i]}`)
    }
  }
}

// CloudWatch guide, alarms-and-missing-data, today's tables and those of 2019.
describe('evaluateAlarm with 3 out of 3 datapoints', () => {
  it.each<Row>([
    ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
    ['0 - - - -', 'OK', 'OK', 'OK', 'OK'],
    ['- - - - 0', 'OK', 'OK', 'OK', 'OK'],
    ['- - - - -', NONE, KEPT, 'ALARM', 'OK'],
    ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['- - X - -', 'ALARM', KEPT, 'ALARM', 'OK'],
    ['X - - - -', 'ALARM', KEPT, 'ALARM', 'OK'],
    ['- - - - X', NONE, KEPT, 'ALARM', 'OK'],
    ['- - - X -', NONE, KEPT, 'ALARM', 'OK'],
    ['- - - X 0', 'OK', 'OK', 'OK', 'OK'],
    ['- - X - 0', 'OK', 'OK', 'OK', 'OK'],
  ])('%s: missing %s, ignore %s, breaching %s, notBreaching %s', (...row) => check(3, 3, row))
})

describe('evaluateAlarm with 2 out of 3 datapoints', () => {
  it.each<Row>([
    ['0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
    ['- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
    ['- - - X -', 'ALARM', KEPT, 'ALARM', 'OK'],
    ['- - - - X', NONE, KEPT, 'ALARM', 'OK'],
  ])('%s: missing %s, ignore %s, breaching %s, notBreaching %s', (...row) => check(2, 3, row))
})

it('compares with the threshold as the operator says, both sides and the threshold itself', () => {
  const table = [
    ['GreaterThanThreshold', 'OK', 'OK', 'ALARM'],
    ['GreaterThanOrEqualToThreshold', 'OK', 'ALARM', 'ALARM'],
    ['LessThanThreshold', 'ALARM', 'OK', 'OK'],
    ['LessThanOrEqualToThreshold', 'ALARM', 'ALARM', 'OK'],
  ] as const
  for (const [comparisonOperator, ...expected] of table) {
    const states = [49, 50, 51].map(
      (value) =>
        evaluateAlarm({ ...rule(1, 1, 'missing'), comparisonOperator }, [{ at: START, value }], 'OK').state,
    )
    expect(states).toEqual(expected)
  }
})

it('says which datapoints counted, the newest first, and how many gaps were filled', () => {
  const enough = evaluateAlarm(rule(3, 3, 'breaching'), range('0 X X - X'), 'OK')
  expect(enough.counted.map(({ at }) => (at - START) / 60_000)).toEqual([4, 2, 1])
  expect(enough).toMatchObject({ filled: 0, decidedBy: 'enough' })
  const filled = evaluateAlarm(rule(3, 3, 'breaching'), range('- - - - X'), 'OK')
  expect(filled).toMatchObject({ filled: 2, decidedBy: 'filled', state: 'ALARM' })
  const premature = evaluateAlarm(rule(3, 3, 'missing'), range('- - - - X'), 'OK')
  expect(premature).toMatchObject({ filled: 2, decidedBy: 'premature' })
})
