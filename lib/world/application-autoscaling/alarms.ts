// What scaling policies have to do with CloudWatch: the alarms that target tracking has it keep, and what an alarm that calls has
// seen.

import type { MetricUnit } from '@/lib/aws/application-autoscaling/arithmetic-text'
import {
  lowThreshold,
  type TrackedMetric,
  type TrackingAlarm,
  trackingAlarms,
} from '@/lib/aws/application-autoscaling/tracking-alarms'
import { MISSING_DATA_TREATMENT_DEFAULT } from '@/lib/aws/cloudwatch/alarm-rule'
import type { MetricId } from '@/lib/aws/cloudwatch/metric'
import { unitOf } from '@/lib/metrics/catalogue'
import { newestValue } from '../cloudwatch/evaluate'
import { uuid } from '../ids'
import { alarmNamed, deleteAlarm, putAlarm } from '../lifecycle/alarms'
import type { Alarm, AlarmConfiguration } from '../records/cloudwatch'
import type { ScalingPolicy } from '../records/scaling'
import type { World } from '../world'

/** What a policy reads when an alarm has called. */
export interface AlarmReading {
  /** Of the metric, the newest value that is visible; null when there is none. */
  readonly value: number | null
  readonly threshold: number
  /** Whether it watches for values above its threshold, or below. */
  readonly side: 'above' | 'below'
  readonly isInAlarm: boolean
}

/** Of a service, or of an Auto Scaling group. */
interface TrackingPolicy extends Pick<ScalingPolicy, 'arn' | 'trackingAlarms'> {
  readonly tracking: { readonly target: number; readonly metric: TrackedMetric } | null
}

/**
 * New ones after each change of the policy.
 *
 * @param resourceId what stands in their names
 * @param lowOf the threshold of AlarmLow; that of a service unless given
 */
export function putTrackingAlarms(
  world: World,
  policy: TrackingPolicy,
  resourceId: string,
  lowOf: (target: number) => number = lowThreshold,
): void {
  deleteTrackingAlarms(world, policy)
  if (policy.tracking === null) return
  const { target, metric } = policy.tracking
  const { high, low } = trackingAlarms({
    resourceId,
    policyArn: policy.arn,
    metric,
    target,
    low: lowOf(target),
    highId: uuid(world, 'scaling-alarm'),
    lowId: uuid(world, 'scaling-alarm'),
  })
  for (const alarm of [high, low])
    putAlarm(world, { name: alarm.AlarmName, configuration: alarmConfigurationOf(alarm) })
  policy.trackingAlarms = { high: high.AlarmName, low: low.AlarmName }
}

function metricIdOf({ Namespace, MetricName, Dimensions }: TrackedMetric): MetricId {
  return { namespace: Namespace, name: MetricName, dimensions: Dimensions }
}

/** Managed scaling of capacity providers makes alarms of the same kind. */
export function alarmConfigurationOf(alarm: TrackingAlarm): AlarmConfiguration {
  return {
    description: alarm.AlarmDescription,
    metric: metricIdOf(alarm),
    statistic: alarm.Statistic,
    periodSeconds: alarm.Period,
    unit: alarm.Unit ?? null,
    evaluateLowSampleCountPercentile: null,
    actions: { OK: [], ALARM: alarm.AlarmActions, INSUFFICIENT_DATA: [] },
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: null,
    threshold: alarm.Threshold,
    comparisonOperator: alarm.ComparisonOperator,
    treatMissingData: MISSING_DATA_TREATMENT_DEFAULT,
  }
}

export function deleteTrackingAlarms(world: World, policy: Pick<ScalingPolicy, 'trackingAlarms'>): void {
  const { trackingAlarms } = policy
  policy.trackingAlarms = null
  if (trackingAlarms === null) return
  for (const name of [trackingAlarms.high, trackingAlarms.low]) {
    const alarm = alarmNamed(world, name)
    if (alarm) deleteAlarm(world, alarm)
  }
}

/** Those that call the policy: target tracking's own two, or what somebody has made for step scaling. */
export function alarmsOfPolicy({ state }: World, { arn }: { readonly arn: string }): readonly Alarm[] {
  return [...state.alarms.values()].filter(({ configuration }) => configuration.actions.ALARM.includes(arn))
}

export function isAnyAlarmRaised(world: World, policy: { readonly arn: string }): boolean {
  return alarmsOfPolicy(world, policy).some(({ state }) => state === 'ALARM')
}

/** Null when the alarm is gone. */
export function readAlarm(world: World, name: string): AlarmReading | null {
  const alarm = alarmNamed(world, name)
  if (!alarm) return null
  const { threshold, comparisonOperator } = alarm.configuration
  return {
    value: newestValue(world, alarm.configuration),
    threshold,
    side: comparisonOperator.startsWith('Greater') ? 'above' : 'below',
    isInAlarm: alarm.state === 'ALARM',
  }
}

/** Of the metric of an alarm. */
export function unitOfAlarm(world: World, alarmName: string): MetricUnit {
  const alarm = alarmNamed(world, alarmName)
  return alarm ? unitOfMetric(world, alarm.configuration.metric) : ''
}

/** What is no percentage is counted. A program's own metric is what it was published as. */
export function unitOfMetric({ cloudwatch }: Pick<World, 'cloudwatch'>, metric: MetricId): MetricUnit {
  return (unitOf(metric) ?? cloudwatch.unitOf(metric)) === 'Percent' ? '%' : ''
}

export function unitOfTracked(world: Pick<World, 'cloudwatch'>, metric: TrackedMetric): MetricUnit {
  return unitOfMetric(world, metricIdOf(metric))
}
