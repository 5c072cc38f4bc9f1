// `StateReason` of an alarm, in CloudWatch's words as they stand in notifications of live alarms.

import { counted } from '@/lib/aws/counted'
import { type EpochMs, formatDateTime } from '@/lib/engine'
import { type AlarmRule, type AlarmState, type ComparisonOperator, datapointsNeeded } from './alarm-rule'

interface ReasonPoint {
  readonly at: EpochMs
  readonly value: number
  readonly isBreaching: boolean
}

export const INITIAL_REASON = 'Unchecked: Initial alarm creation'

/** As many as are listed, the newest first, when there are this many or more. */
const LISTED = 5

const COMPARED: Readonly<Record<ComparisonOperator, string>> = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
}

/** @example insufficientData(1) // 'Insufficient Data: 1 datapoint was unknown.' */
export function insufficientData(missing: number): string {
  return `Insufficient Data: ${counted(missing, 'datapoint')} ${was(missing)} unknown.`
}

/**
 * @example
 * thresholdCrossed(…) // 'Threshold Crossed: 1 out of the last 1 datapoints [75.0 (01/01/25 00:03:00)] was greater than the
 * // threshold (50.0) (minimum 1 datapoint for OK -> ALARM transition).'
 */
export function thresholdCrossed(
  rule: AlarmRule,
  points: readonly ReasonPoint[],
  state: Exclude<AlarmState, 'INSUFFICIENT_DATA'>,
): string {
  const isAlarm = state === 'ALARM'
  const crossed = points.filter(({ isBreaching }) => isBreaching === isAlarm)
  const missing = missingText(rule, rule.evaluationPeriods - points.length)
  if (crossed.length === 0) {
    const received =
      points.length === 0
        ? 'no datapoints were'
        : `${counted(points.length, 'datapoint')} ${was(points.length)}`
    return `Threshold Crossed: ${received} received for ${counted(rule.evaluationPeriods, 'period')}${missing}.`
  }
  const { datapointsToAlarm: given, evaluationPeriods: periods } = rule
  const how =
    given === null
      ? counted(crossed.length, 'datapoint')
      : `${crossed.length} out of the last ${periods} datapoints`
  const list = `[${crossed.slice(0, LISTED).map(pointText).join(', ')}]`
  const isLong = crossed.length >= LISTED
  const compared = `${was(crossed.length)} ${isAlarm ? '' : 'not '}${COMPARED[rule.comparisonOperator]} the threshold (${decimal(rule.threshold)})`
  const newest = isLong ? `. The most recent datapoints which crossed the threshold: ${list}` : ''
  return `Threshold Crossed: ${how}${isLong ? '' : ` ${list}`} ${compared}${missing}${newest}${minimumText(rule, isAlarm)}.`
}

function missingText({ treatMissingData }: AlarmRule, missing: number): string {
  if (missing === 0 || treatMissingData === 'missing' || treatMissingData === 'ignore') return ''
  const as = treatMissingData === 'breaching' ? 'Breaching' : 'NonBreaching'
  return ` and ${counted(missing, 'missing datapoint')} ${was(missing)} treated as [${as}]`
}

/** Only where the alarm says how many datapoints it takes. */
function minimumText(rule: AlarmRule, isAlarm: boolean): string {
  if (rule.datapointsToAlarm === null) return ''
  const needed = datapointsNeeded(rule)
  const minimum = isAlarm ? needed : rule.evaluationPeriods - needed + 1
  return ` (minimum ${counted(minimum, 'datapoint')} for ${isAlarm ? 'OK -> ALARM' : 'ALARM -> OK'} transition)`
}

function pointText({ at, value }: ReasonPoint): string {
  return `${decimal(value)} (${briefDate(at)})`
}

/** `21/12/25 06:45:00` */
function briefDate(at: EpochMs): string {
  const text = formatDateTime(at)
  return `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(2, 4)} ${text.slice(11, 19)}`
}

/**
 * A number as Java writes a double, which is how CloudWatch writes it.
 *
 * @example decimal(50) // '50.0'
 * @example decimal(12_000_000) // '1.2E7'
 */
export function decimal(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e')
    return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent.replace('+', '')}`
  }
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

function was(count: number): string {
  return count === 1 ? 'was' : 'were'
}
