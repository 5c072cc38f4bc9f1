// The two alarms that a target tracking policy has CloudWatch keep for it. They are AWS's: not to be edited.
// Application Auto Scaling guide, target-tracking-scaling-policy-overview; numbers as consoles show them in public notes.

import { HIGH_RESOLUTION_SECONDS } from '../ecs/service-metrics'
import type { EcsMetricType, MetricStatistic } from './vocabulary'

export interface TrackedMetric {
  readonly Namespace: string
  readonly MetricName: string
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[]
  readonly Statistic: MetricStatistic
  readonly Unit?: string | undefined
  /** Seconds. */
  readonly Period: number
}

const STANDARD_PERIOD_SECONDS = 60

/** Points above the target. With points of 20 seconds a scale-out takes 86 s instead of 363 s, so that it is 3 of them too. */
const HIGH_PERIODS = 3
/** Minutes below nine tenths of the target. With points of 20 seconds AWS shows no number: as long is assumed. */
const LOW_MINUTES = 15

/** AlarmLow of ECS services. */
export function lowThreshold(target: number): number {
  return (target * 9) / 10
}

/** AlarmLow of newer policies of EC2 Auto Scaling groups. */
export function groupLowThreshold(target: number): number {
  return (target * 7) / 10
}

export interface TrackedService {
  readonly cluster: string
  readonly service: string
  /** `app/<lb>/<id>/targetgroup/<tg>/<id>` */
  readonly resourceLabel?: string | undefined
}

/** The metric that a predefined type stands for; null when a resource label is missing or not of that form. */
export function predefinedMetric(type: EcsMetricType, service: TrackedService): TrackedMetric | null {
  switch (type) {
    case 'ECSServiceAverageCPUUtilization':
      return utilization('CPUUtilization', service, STANDARD_PERIOD_SECONDS)
    case 'ECSServiceAverageMemoryUtilization':
      return utilization('MemoryUtilization', service, STANDARD_PERIOD_SECONDS)
    case 'ECSServiceAverageCPUUtilizationHighResolution':
      return utilization('CPUUtilization', service, HIGH_RESOLUTION_SECONDS)
    case 'ECSServiceAverageMemoryUtilizationHighResolution':
      return utilization('MemoryUtilization', service, HIGH_RESOLUTION_SECONDS)
    case 'ALBRequestCountPerTarget':
      return requestCountPerTarget(service.resourceLabel)
  }
}

function utilization(
  metricName: string,
  { cluster, service }: TrackedService,
  period: number,
): TrackedMetric {
  return {
    Namespace: 'AWS/ECS',
    MetricName: metricName,
    Dimensions: [
      { Name: 'ClusterName', Value: cluster },
      { Name: 'ServiceName', Value: service },
    ],
    Statistic: 'Average',
    Period: period,
  }
}

const RESOURCE_LABEL = /^(app\/[^/]+\/[^/]+)\/(targetgroup\/[^/]+\/[^/]+)$/

export function requestCountPerTarget(resourceLabel: string | undefined): TrackedMetric | null {
  const match = RESOURCE_LABEL.exec(resourceLabel ?? '')
  if (!match) return null
  const [, loadBalancer, targetGroup] = match as unknown as [string, string, string]
  return {
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'RequestCountPerTarget',
    Dimensions: [
      { Name: 'TargetGroup', Value: targetGroup },
      { Name: 'LoadBalancer', Value: loadBalancer },
    ],
    Statistic: 'Sum',
    Period: STANDARD_PERIOD_SECONDS,
  }
}

export interface TrackingAlarmsInput {
  readonly resourceId: string
  readonly policyArn: string
  readonly metric: TrackedMetric
  readonly target: number
  readonly highId: string
  readonly lowId: string
  /** Threshold of AlarmLow. */
  readonly low: number
}

/** Input of PutMetricAlarm. */
export interface TrackingAlarm extends TrackedMetric {
  readonly AlarmName: string
  readonly AlarmDescription: string
  readonly AlarmActions: readonly string[]
  readonly ComparisonOperator: 'GreaterThanThreshold' | 'LessThanThreshold'
  readonly Threshold: number
  readonly EvaluationPeriods: number
}

export interface TrackingAlarms {
  readonly high: TrackingAlarm
  /** A policy has one even when it may not scale in. */
  readonly low: TrackingAlarm
}

export function trackingAlarms({
  resourceId,
  policyArn,
  metric,
  target,
  highId,
  lowId,
  low,
}: TrackingAlarmsInput): TrackingAlarms {
  const shared = {
    ...metric,
    AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policyArn}.`,
    AlarmActions: [policyArn],
  }
  return {
    high: {
      ...shared,
      AlarmName: `TargetTracking-${resourceId}-AlarmHigh-${highId}`,
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: target,
      EvaluationPeriods: HIGH_PERIODS,
    },
    low: {
      ...shared,
      AlarmName: `TargetTracking-${resourceId}-AlarmLow-${lowId}`,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: low,
      EvaluationPeriods: (LOW_MINUTES * 60) / metric.Period,
    },
  }
}

/**
 * What people call an alarm where there is little room: of one that a policy has made, which of the two it is and of which service or
 * Auto Scaling group.
 *
 * @example briefAlarmName('TargetTracking-service/demo/web-AlarmHigh-e1690bf6-77e3-c25f-bd55-027fefc7ae73') // 'AlarmHigh web'
 */
export function briefAlarmName(name: string): string {
  return name.replace(
    /^TargetTracking-(?:service\/[^/]+\/)?([^/]+)-(AlarmHigh|AlarmLow)-[0-9a-f-]+$/,
    '$2 $1',
  )
}
