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
import { STATISTICS } from '@/lib/aws/cloudwatch/statistic-set'
import type { AlarmView, Command, TargetTrackingView } from '@/lib/protocol'
import { freeName } from '../carry/free-name'
import { dimensionsText, member, Reader, type ReadForm, readDimensions } from './form-reader'
import type { Choices } from './policy-form'
import type { AlarmedMetric } from './read-parts'

/** And a percentile, where an alarm has one. */
export function statisticChoices(current: string): Choices<string> {
  const names: readonly string[] = STATISTICS
  return [...names, ...(names.includes(current) ? [] : [current])].map((name) => [name, name])
}

export const MISSING_DATA_CHOICES: Choices<MissingDataTreatment> = MISSING_DATA_TREATMENTS.map((name) => [
  name,
  name,
])
export const COMPARISON_CHOICES: Choices<ComparisonOperator> = COMPARISON_OPERATORS.map((name) => [
  name,
  name,
])
const PERIODS: Choices<string> = [
  ['10', '10 s'],
  ['20', '20 s'],
  ['30', '30 s'],
  ['60', '1 min'],
  ['300', '5 min'],
]

/** And the one that an alarm has. */
export function periodChoices(current: string): Choices<string> {
  return PERIODS.some(([value]) => value === current) ? PERIODS : [...PERIODS, [current, `${current} s`]]
}

/** A metric by where it stands. */
export interface MetricText {
  readonly namespace: string
  readonly metricName: string
  /** `QueueName=orders, Stage=prod` */
  readonly dimensions: string
}

/** When an alarm goes off. */
export interface AlarmCondition {
  /** Or a percentile: `p99`. */
  readonly statistic: string
  /** Seconds. */
  readonly period: string
  readonly comparison: ComparisonOperator
  readonly threshold: string
  /** N, and M of them; an empty M is N. */
  readonly evaluationPeriods: string
  readonly datapoints: string
  readonly missingData: MissingDataTreatment
}

export interface AlarmForm extends MetricText, AlarmCondition {
  readonly name: string
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
  if (reader.name(form.name, 255)) reader.newName('alarm', form.name, taken)
  const { Dimensions, ...metric } = readMetricText(form, reader)
  const command: Command = {
    action: 'cloudwatch:PutMetricAlarm',
    input: {
      AlarmName: form.name,
      ...metric,
      ...(Dimensions.length > 0 && { Dimensions }),
      ...readCondition(form, reader),
      ...(form.action !== '' && { AlarmActions: [form.action] }),
    },
  }
  return { problems: reader.problems, commands: [command] }
}

/** As PutMetricAlarm takes it. */
export function readCondition(form: AlarmCondition, reader: Reader): Readonly<Record<string, unknown>> {
  const Threshold = reader.number('threshold', form.threshold)
  const EvaluationPeriods = reader.whole('evaluationPeriods', form.evaluationPeriods, 1)
  const DatapointsToAlarm = reader.whole('datapoints', form.datapoints, 1, false)
  if ((DatapointsToAlarm ?? 1) > (EvaluationPeriods ?? Number.POSITIVE_INFINITY))
    reader.fault('datapoints', 'DatapointsToAlarm must be less than or equal to EvaluationPeriods')
  const isPlain = STATISTICS.some((name) => name === form.statistic)
  return {
    ...(isPlain ? { Statistic: form.statistic } : { ExtendedStatistic: form.statistic }),
    Period: Number(form.period),
    EvaluationPeriods,
    ...member('DatapointsToAlarm', DatapointsToAlarm),
    Threshold,
    ComparisonOperator: form.comparison,
    TreatMissingData: form.missingData,
  }
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
