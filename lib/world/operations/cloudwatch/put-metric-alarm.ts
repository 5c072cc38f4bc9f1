import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch/dist-types/models/models_0'
import * as z from 'zod'
import {
  COMPARISON_OPERATORS,
  MISSING_DATA_TREATMENT_DEFAULT,
  MISSING_DATA_TREATMENTS,
} from '@/lib/aws/cloudwatch/alarm-rule'
import { ALARM_HIGH_RESOLUTION_PERIODS } from '@/lib/aws/cloudwatch/periods'
import { AwsError } from '@/lib/aws/error'
import { putAlarm } from '@/lib/world/lifecycle/alarms'
import { operation } from '@/lib/world/operation'
import type { AlarmConfiguration } from '@/lib/world/records/cloudwatch'
import { notModelled } from '../ecs/not-modelled'
import { alarmName, dimensions, extendedStatistic, metricName, namespace, statistic, unit } from './schemas'

const ACTIONS_MAX = 5
/** EvaluationPeriods × Period: a day, or seven when the period is an hour or more. */
const SECONDS_MAX = 86_400
const SECONDS_MAX_OF_HOURS = 7 * 86_400

const actions = z.array(z.string().min(1).max(1024)).max(ACTIONS_MAX).optional()
const MATH = 'an alarm watches one metric with one statistic'

const input = z.strictObject({
  AlarmName: alarmName,
  AlarmDescription: z.string().max(1024).optional(),
  ActionsEnabled: z.boolean().optional(),
  OKActions: actions,
  AlarmActions: actions,
  InsufficientDataActions: actions,
  MetricName: metricName,
  Namespace: namespace,
  Statistic: statistic.optional(),
  ExtendedStatistic: extendedStatistic.optional(),
  Dimensions: dimensions,
  Period: z.int(),
  Unit: unit.optional(),
  EvaluationPeriods: z.int().min(1),
  DatapointsToAlarm: z.int().min(1).optional(),
  Threshold: z.number(),
  ComparisonOperator: z.enum(COMPARISON_OPERATORS),
  TreatMissingData: z.enum(MISSING_DATA_TREATMENTS).optional(),
  EvaluateLowSampleCountPercentile: z.enum(['evaluate', 'ignore']).optional(),
  Metrics: notModelled(MATH),
  ThresholdMetricId: notModelled('anomaly detection is not modelled'),
  EvaluationCriteria: notModelled(MATH),
  EvaluationInterval: notModelled(MATH),
  EvaluationWindow: notModelled(MATH),
  WarmUpConfiguration: notModelled('an alarm is evaluated from its creation on'),
  ActionConfiguration: notModelled('actions are invoked as for one metric'),
} satisfies Partial<Record<keyof PutMetricAlarmInput, z.ZodType>>)
type Given = z.infer<typeof input>

export const putMetricAlarm = operation({
  action: 'cloudwatch:PutMetricAlarm',
  readOnly: false,
  ignores: ['Tags'] satisfies (keyof PutMetricAlarmInput)[],
  input,
  perform({ world }, given) {
    check(given)
    putAlarm(world, {
      name: given.AlarmName,
      configuration: configurationOf(given),
      actionsEnabled: given.ActionsEnabled ?? true,
    })
    return {}
  },
})

function check(given: Given): void {
  const { Statistic, ExtendedStatistic, Period, EvaluationPeriods, DatapointsToAlarm } = given
  const { EvaluateLowSampleCountPercentile } = given
  const refuse = (code: string, message: string, where: string) => {
    throw new AwsError(code, message, where)
  }
  if ((Statistic === undefined) === (ExtendedStatistic === undefined))
    refuse(
      'InvalidParameterCombination',
      'Exactly one of Statistic and ExtendedStatistic must be specified.',
      'Statistic',
    )
  if (Period <= 0 || (Period % 60 !== 0 && !ALARM_HIGH_RESOLUTION_PERIODS.includes(Period)))
    refuse('ValidationError', 'Period must be 10, 20, 30 or a multiple of 60', 'Period')
  if (DatapointsToAlarm !== undefined && DatapointsToAlarm > EvaluationPeriods)
    refuse(
      'ValidationError',
      'DatapointsToAlarm must be less than or equal to EvaluationPeriods',
      'DatapointsToAlarm',
    )
  const isHourly = Period >= 3_600
  const max = isHourly ? SECONDS_MAX_OF_HOURS : SECONDS_MAX
  if (EvaluationPeriods * Period > max)
    refuse(
      'ValidationError',
      `Metrics cannot be checked across more than ${isHourly ? 'seven days' : 'a day'} (EvaluationPeriods * Period must be <= ${max}).`,
      'EvaluationPeriods',
    )
  if (EvaluateLowSampleCountPercentile !== undefined && ExtendedStatistic === undefined)
    refuse(
      'InvalidParameterCombination',
      'EvaluateLowSampleCountPercentile can only be specified with a percentile.',
      'EvaluateLowSampleCountPercentile',
    )
}

function configurationOf(given: Given): AlarmConfiguration {
  return {
    description: given.AlarmDescription ?? null,
    metric: { namespace: given.Namespace, name: given.MetricName, dimensions: given.Dimensions ?? [] },
    statistic: given.Statistic ?? given.ExtendedStatistic ?? '',
    periodSeconds: given.Period,
    unit: given.Unit ?? null,
    evaluationPeriods: given.EvaluationPeriods,
    datapointsToAlarm: given.DatapointsToAlarm ?? null,
    threshold: given.Threshold,
    comparisonOperator: given.ComparisonOperator,
    treatMissingData: given.TreatMissingData ?? MISSING_DATA_TREATMENT_DEFAULT,
    evaluateLowSampleCountPercentile: given.EvaluateLowSampleCountPercentile ?? null,
    actions: {
      OK: given.OKActions ?? [],
      ALARM: given.AlarmActions ?? [],
      INSUFFICIENT_DATA: given.InsufficientDataActions ?? [],
    },
  }
}
