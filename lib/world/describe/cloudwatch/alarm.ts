import type { AlarmHistoryItem, MetricAlarm } from '@aws-sdk/client-cloudwatch/dist-types/models/models_0'
import { STATISTICS } from '@/lib/aws/cloudwatch/statistic-set'
import { toSeconds } from '@/lib/engine'
import type { AlarmHistoryEntry } from '@/lib/world/cloudwatch/alarm-history'
import type { Alarm, AlarmConfiguration } from '@/lib/world/records/cloudwatch'
import type { InSeconds } from '../in-seconds'

/** DescribeAlarms */
export function describeAlarm(alarm: Alarm) {
  const { configuration, stateSince } = alarm
  const { actions } = configuration
  return {
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    ...(configuration.description !== null && { AlarmDescription: configuration.description }),
    AlarmConfigurationUpdatedTimestamp: toSeconds(alarm.configuredAt),
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: [...actions.OK],
    AlarmActions: [...actions.ALARM],
    InsufficientDataActions: [...actions.INSUFFICIENT_DATA],
    StateValue: alarm.state,
    StateReason: alarm.reason,
    ...(alarm.reasonData !== null && { StateReasonData: alarm.reasonData }),
    StateUpdatedTimestamp: toSeconds(stateSince),
    StateTransitionedTimestamp: toSeconds(stateSince),
    ...describeCondition(configuration),
  } satisfies InSeconds<MetricAlarm>
}

/** What an alarm watches and when its state changes, as PutMetricAlarm takes it. */
export function describeCondition(configuration: AlarmConfiguration) {
  const { metric, statistic } = configuration
  const isPlain = (STATISTICS as readonly string[]).includes(statistic)
  return {
    MetricName: metric.name,
    Namespace: metric.namespace,
    ...(isPlain ? { Statistic: statistic as MetricAlarm['Statistic'] } : { ExtendedStatistic: statistic }),
    Dimensions: metric.dimensions.map(({ Name, Value }) => ({ Name, Value })),
    Period: configuration.periodSeconds,
    ...(configuration.unit !== null && { Unit: configuration.unit as MetricAlarm['Unit'] }),
    EvaluationPeriods: configuration.evaluationPeriods,
    ...(configuration.datapointsToAlarm !== null && { DatapointsToAlarm: configuration.datapointsToAlarm }),
    Threshold: configuration.threshold,
    ComparisonOperator: configuration.comparisonOperator,
    TreatMissingData: configuration.treatMissingData,
    ...(configuration.evaluateLowSampleCountPercentile !== null && {
      EvaluateLowSampleCountPercentile: configuration.evaluateLowSampleCountPercentile,
    }),
  } satisfies InSeconds<MetricAlarm>
}

/** DescribeAlarmHistory */
export function describeHistoryItem({ alarmName, at, type, summary, data }: AlarmHistoryEntry) {
  return {
    AlarmName: alarmName,
    AlarmType: 'MetricAlarm',
    Timestamp: toSeconds(at),
    HistoryItemType: type,
    HistorySummary: summary,
    HistoryData: data,
  } satisfies InSeconds<AlarmHistoryItem>
}
