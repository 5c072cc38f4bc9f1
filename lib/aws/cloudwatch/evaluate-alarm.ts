// How an alarm comes to its state, as one pure function of the datapoints in its evaluation range.
// CloudWatch guide, alarm-evaluation and alarms-and-missing-data, whose tables are this file's tests.

import type { EpochMs } from '@/lib/engine'
import { insufficientData, thresholdCrossed } from './alarm-reason'
import { type AlarmRule, type AlarmState, datapointsNeeded, isBreaching } from './alarm-rule'

/** One period of the evaluation range. */
export interface RangePoint {
  /** Begin of the period. */
  readonly at: EpochMs
  /** Null: no datapoint. */
  readonly value: number | null
}

export interface CountedPoint {
  readonly at: EpochMs
  readonly value: number
  readonly isBreaching: boolean
}

/**
 * Which rule decided: `enough` datapoints, gaps that were `filled` as the alarm says, `too few` datapoints though all of them that
 * count agree, the guard against `premature` alarms, or nothing to go by (`none`).
 */
export type EvaluationCase = 'enough' | 'filled' | 'too few' | 'premature' | 'none'

export interface Evaluation {
  readonly state: AlarmState
  /** In CloudWatch's words; null when the alarm keeps its state because it is told to ignore missing data. */
  readonly reason: string | null
  /** Datapoints that counted, newest first. */
  readonly counted: readonly CountedPoint[]
  /** How many missing ones counted, as what the alarm says. */
  readonly filled: number
  readonly decidedBy: EvaluationCase
}

/** `range`: oldest first, of at least N periods. `current` is kept where the rule says so. */
export function evaluateAlarm(
  rule: AlarmRule,
  range: readonly RangePoint[],
  current: AlarmState,
): Evaluation {
  const counted = newestPoints(rule, range)
  const filled = rule.evaluationPeriods - counted.length
  const decision = decide(rule, counted, range, current)
  return {
    state: decision.state,
    decidedBy: decision.decidedBy,
    counted,
    filled,
    // Its text costs more than the evaluation, and most evaluations change nothing.
    get reason() {
      return reasonFor(rule, counted, decision)
    },
  }
}

type Decision = Pick<Evaluation, 'state' | 'decidedBy'> & {
  /** Told to ignore missing data, and there is too little besides. */
  readonly isKept: boolean
}

function decide(
  rule: AlarmRule,
  counted: readonly CountedPoint[],
  range: readonly RangePoint[],
  current: AlarmState,
): Decision {
  const needed = datapointsNeeded(rule)
  const filled = rule.evaluationPeriods - counted.length
  const breaching = counted.filter((point) => point.isBreaching).length
  const by = (decidedBy: EvaluationCase, isAlarm: boolean): Decision => ({
    state: isAlarm ? 'ALARM' : 'OK',
    decidedBy,
    isKept: false,
  })
  if (filled === 0) return by('enough', breaching >= needed)
  if (rule.treatMissingData === 'breaching') return by('filled', breaching + filled >= needed)
  if (rule.treatMissingData === 'notBreaching') return by('filled', breaching >= needed)
  if (breaching >= needed) return by('too few', true)
  // One datapoint within the threshold is enough for OK, however many are missing.
  if (breaching < counted.length) return by('too few', false)
  const isKept = rule.treatMissingData === 'ignore'
  if (counted.length === 0)
    return { state: isKept ? current : 'INSUFFICIENT_DATA', decidedBy: 'none', isKept }
  if (isKept) return { state: current, decidedBy: 'premature', isKept }
  // All that there is breaches. A single new datapoint does not alarm, since the next may be within the threshold; one that is M
  // periods old does.
  const age = range.length - range.findIndex(({ value }) => value !== null)
  return age >= needed
    ? by('too few', true)
    : { state: 'INSUFFICIENT_DATA', decidedBy: 'premature', isKept: false }
}

/** The newest N datapoints, newest first; fewer when there are no more. */
function newestPoints(rule: AlarmRule, range: readonly RangePoint[]): readonly CountedPoint[] {
  const counted: CountedPoint[] = []
  for (let i = range.length - 1; i >= 0 && counted.length < rule.evaluationPeriods; i--) {
    const point = range[i]
    if (point === undefined || point.value === null) continue
    counted.push({ at: point.at, value: point.value, isBreaching: isBreaching(rule, point.value) })
  }
  return counted
}

function reasonFor(
  rule: AlarmRule,
  counted: readonly CountedPoint[],
  { state, isKept }: Decision,
): string | null {
  if (isKept) return null
  if (state === 'INSUFFICIENT_DATA') return insufficientData(rule.evaluationPeriods - counted.length)
  return thresholdCrossed(rule, counted, state)
}
