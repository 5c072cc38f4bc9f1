// The forms for an alarm of CloudWatch and for a value of a metric of one's own, and the operations on an alarm that is there. Pure.

import {
  ALARM_STATES,
  type AlarmState,
  COMPARISON_OPERATORS,
  type ComparisonOperator,
  MISSING_DATA_TREATMENT_DEFAULT,
  MISSING_DATA_TREATMENTS,
  type MissingDataTreatment,
} from '@/lib/aws/cloudwatch/alarm-rule'
import { STATISTICS, type Statistic } from '@/lib/aws/cloudwatch/statistic-set'
import type { AlarmView, Command, TargetTrackingView } from '@/lib/protocol'
import { freeName } from '../carry/free-name'
import { dimensionsText, Reader, type ReadForm, readDimensions } from './form-reader'
import type { Choices } from './policy-form'
import type { AlarmedMetric } from './read-parts'

export const ALARM_STATISTICS: Choices<Statistic> = STATISTICS.map((name) => [name, name])
export const MISSING_DATA_CHOICES: Choices<MissingDataTreatment> = MISSING_DATA_TREATMENTS.map((name) => [
  name,
  name,
])
export const COMPARISON_CHOICES: Choices<ComparisonOperator> = COMPARISON_OPERATORS.map((name) => [
  name,
  name,
])
export const PERIOD_CHOICES: Choices<'10' | '20' | '30' | '60' | '300'> = [
  ['10', '10 s'],
  ['20', '20 s'],
  ['30', '30 s'],
  ['60', '1 min'],
  ['300', '5 min'],
]

/** A metric by where it stands. */
export interface MetricText {
  readonly namespace: string
  readonly metricName: string
  /** `QueueName=orders, Stage=prod` */
  readonly dimensions: string
}

export interface AlarmForm extends MetricText {
  readonly name: string
  readonly statistic: Statistic
  readonly period: (typeof PERIOD_CHOICES)[number][0]
  readonly comparison: ComparisonOperator
  readonly threshold: string
  /** N, and M of them; an empty M is N. */
  readonly evaluationPeriods: string
  readonly datapoints: string
  readonly missingData: MissingDataTreatment
  /** ARN of the policy that it calls; empty for none. */
  readonly action: string
}

export function metricText({ Namespace, MetricName, Dimensions }: AlarmedMetric): MetricText {
  return { namespace: Namespace, metricName: MetricName, dimensions: dimensionsText(Dimensions) }
}

export function alarmFormOf(metric: AlarmedMetric, taken: readonly { readonly name: string }[]): AlarmForm {
  return {
    ...metricText(metric),
    name: freeName(`${metric.MetricName}-high`, taken),
    statistic: 'Average',
    period: '60',
    comparison: 'GreaterThanThreshold',
    threshold: '80',
    evaluationPeriods: '3',
    datapoints: '',
    missingData: MISSING_DATA_TREATMENT_DEFAULT,
    action: '',
  }
}

function readMetricText(form: MetricText, reader: Reader): AlarmedMetric {
  const { namespace, metricName, dimensions } = form
  if (namespace.trim() === '') reader.fault('namespace', 'A namespace is needed')
  if (metricName.trim() === '') reader.fault('metricName', 'A metric name is needed')
  return { Namespace: namespace, MetricName: metricName, Dimensions: readDimensions(dimensions, reader) }
}

/** `taken`: PutMetricAlarm changes an alarm that has the name. */
export function readAlarmForm(form: AlarmForm, taken: readonly { readonly name: string }[]): ReadForm {
  const reader = new Reader()
  if (reader.name(form.name, 255) && taken.some(({ name }) => name === form.name))
    reader.fault('name', `The alarm ${form.name} exists already`)
  const { Dimensions, ...metric } = readMetricText(form, reader)
  const Threshold = reader.number('threshold', form.threshold)
  const EvaluationPeriods = reader.whole('evaluationPeriods', form.evaluationPeriods, 1)
  const DatapointsToAlarm = reader.whole('datapoints', form.datapoints, 1, false)
  if ((DatapointsToAlarm ?? 1) > (EvaluationPeriods ?? Number.POSITIVE_INFINITY))
    reader.fault('datapoints', 'DatapointsToAlarm must be less than or equal to EvaluationPeriods')
  const command: Command = {
    action: 'cloudwatch:PutMetricAlarm',
    input: {
      AlarmName: form.name,
      ...metric,
      ...(Dimensions.length > 0 && { Dimensions }),
      Statistic: form.statistic,
      Period: Number(form.period),
      EvaluationPeriods,
      ...(DatapointsToAlarm !== undefined && { DatapointsToAlarm }),
      Threshold,
      ComparisonOperator: form.comparison,
      TreatMissingData: form.missingData,
      ...(form.action !== '' && { AlarmActions: [form.action] }),
    },
  }
  return { problems: reader.problems, commands: [command] }
}

export interface DatumForm extends MetricText {
  readonly value: string
}

export function readDatum(form: DatumForm): ReadForm {
  const reader = new Reader()
  const { Namespace, MetricName, Dimensions } = readMetricText(form, reader)
  // CloudWatch keeps its own namespaces to itself.
  if (Namespace.startsWith('AWS/'))
    reader.fault('namespace', 'The value AWS/ for parameter Namespace is invalid.')
  const Value = reader.number('value', form.value)
  const datum = { MetricName, ...(Dimensions.length > 0 && { Dimensions }), Value }
  const command: Command = { action: 'cloudwatch:PutMetricData', input: { Namespace, MetricData: [datum] } }
  return { problems: reader.problems, commands: [command] }
}

/** The metric that an alarm watches. */
export function metricOfAlarm({ namespace, metricName, dimensions }: AlarmView): MetricText {
  const pairs = dimensions.map(([Name, Value]) => ({ Name, Value }))
  return { namespace, metricName, dimensions: dimensionsText(pairs) }
}

/** The metric of one's own that target tracking follows; null where it is one of AWS. */
export function metricOfTracking(tracking: Pick<TargetTrackingView, 'customized'> | null): MetricText | null {
  const { customized } = tracking ?? {}
  if (!customized) return null
  const { namespace: Namespace, metricName: MetricName, dimensions: Dimensions } = customized
  return metricText({ Namespace, MetricName, Dimensions })
}

export const SETTABLE_STATES = ALARM_STATES

type AlarmOf = Pick<AlarmView, 'name'>

/** Until it is evaluated next. */
export const setAlarmState = ({ name }: AlarmOf, StateValue: AlarmState): Command => ({
  action: 'cloudwatch:SetAlarmState',
  input: { AlarmName: name, StateValue, StateReason: 'Set by hand' },
})

export const deleteAlarm = ({ name }: AlarmOf): Command => ({
  action: 'cloudwatch:DeleteAlarms',
  input: { AlarmNames: [name] },
})
