import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  ALARM_STATES,
  type AlarmRule,
  type AlarmState,
  evaluationRange,
  MISSING_DATA_TREATMENTS,
} from './alarm-rule'
import { evaluateAlarm } from './evaluate-alarm'

type Symbol = '0' | 'X' | '-'

/** The guide's sentences, put down one by one over the drawn points and without the code under test. */
function naive(rule: AlarmRule, drawn: readonly Symbol[], current: AlarmState): AlarmState {
  const n = rule.evaluationPeriods
  const m = rule.datapointsToAlarm ?? n
  const existing = drawn.filter((symbol) => symbol !== '-')
  const alarmIf = (isAlarm: boolean) => (isAlarm ? 'ALARM' : 'OK')
  const breachingIn = (symbols: readonly Symbol[]) => symbols.filter((symbol) => symbol === 'X').length
  if (existing.length >= n) return alarmIf(breachingIn(existing.slice(-n)) >= m)
  const gaps: readonly Symbol[] = Array.from({ length: n - existing.length }, () =>
    rule.treatMissingData === 'breaching' ? 'X' : '0',
  )
  if (rule.treatMissingData === 'breaching' || rule.treatMissingData === 'notBreaching')
    return alarmIf(breachingIn([...existing, ...gaps]) >= m)
  if (breachingIn(existing) >= m) return 'ALARM'
  if (existing.includes('0')) return 'OK'
  if (rule.treatMissingData === 'ignore') return current
  // "at least as old as the value of Datapoints to Alarm, and all other more recent data points are breaching or missing"
  return drawn.slice(0, drawn.length - m + 1).includes('X') ? 'ALARM' : 'INSUFFICIENT_DATA'
}

const ruleArbitrary = fc
  .record({ n: fc.integer({ min: 1, max: 8 }), m: fc.integer({ min: 1, max: 8 }), isGiven: fc.boolean() })
  .chain(({ n, m, isGiven }) =>
    fc.record({
      evaluationPeriods: fc.constant(n),
      datapointsToAlarm: fc.constant(isGiven ? Math.min(n, m) : null),
      threshold: fc.constant(50),
      comparisonOperator: fc.constant('GreaterThanThreshold' as const),
      treatMissingData: fc.constantFrom(...MISSING_DATA_TREATMENTS),
    }),
  )

it('agrees with the sentences of the guide on every sequence of datapoints', () => {
  fc.assert(
    fc.property(
      ruleArbitrary,
      fc.array(fc.constantFrom<Symbol>('0', 'X', '-'), { minLength: 12, maxLength: 12 }),
      fc.constantFrom(...ALARM_STATES),
      (rule, symbols, current) => {
        const drawn = symbols.slice(-evaluationRange(rule))
        const range = drawn.map((symbol, i) => ({
          at: i * 60_000,
          value: symbol === '-' ? null : symbol === 'X' ? 90 : 10,
        }))
        const { state, counted, filled, reason } = evaluateAlarm(rule, range, current)
        expect(state).toBe(naive(rule, drawn, current))
        expect(counted.length + filled).toBe(rule.evaluationPeriods)
        if (reason === null) expect(state).toBe(current)
      },
    ),
    { numRuns: 2_000 },
  )
})
