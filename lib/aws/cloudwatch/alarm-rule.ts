// What an alarm watches for, in the words of PutMetricAlarm.

export const ALARM_STATES = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const
export type AlarmState = (typeof ALARM_STATES)[number]

/** Those that compare with a number; the others compare with the band of an anomaly detector. */
export const COMPARISON_OPERATORS = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const
export type ComparisonOperator = (typeof COMPARISON_OPERATORS)[number]

export const MISSING_DATA_TREATMENTS = ['breaching', 'notBreaching', 'ignore', 'missing'] as const
export type MissingDataTreatment = (typeof MISSING_DATA_TREATMENTS)[number]

export interface AlarmRule {
  /** N */
  readonly evaluationPeriods: number
  /** M; null when the alarm does not say, which means N. */
  readonly datapointsToAlarm: number | null
  readonly threshold: number
  readonly comparisonOperator: ComparisonOperator
  readonly treatMissingData: MissingDataTreatment
}

/** PutMetricAlarm `TreatMissingData`. */
export const MISSING_DATA_TREATMENT_DEFAULT: MissingDataTreatment = 'missing'

/**
 * Periods that CloudWatch looks at beyond N, so that late or missing datapoints do not decide alone. AWS documents one case
 * only, 5 periods for N = 3; that it is 2 more for every N is assumed.
 * CloudWatch guide, alarms-and-missing-data.
 */
const EXTRA_PERIODS = 2

export function evaluationRange({ evaluationPeriods }: Pick<AlarmRule, 'evaluationPeriods'>): number {
  return evaluationPeriods + EXTRA_PERIODS
}

export function datapointsNeeded({ evaluationPeriods, datapointsToAlarm }: AlarmRule): number {
  return datapointsToAlarm ?? evaluationPeriods
}

export function isBreaching(
  { comparisonOperator, threshold }: Pick<AlarmRule, 'comparisonOperator' | 'threshold'>,
  value: number,
): boolean {
  switch (comparisonOperator) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold
    case 'GreaterThanThreshold':
      return value > threshold
    case 'LessThanThreshold':
      return value < threshold
    case 'LessThanOrEqualToThreshold':
      return value <= threshold
  }
}
