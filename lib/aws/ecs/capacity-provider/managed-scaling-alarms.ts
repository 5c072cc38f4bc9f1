// The two alarms of managed scaling: a single point above the target scales out, fifteen below it scale in. ECS guide,
// managed-scaling-behavior; numbers as public notes show them.

import type { TrackingAlarm, TrackingAlarms } from '@/lib/aws/application-autoscaling/tracking-alarms'

const HIGH_PERIODS = 1
const LOW_PERIODS = 15

export interface ManagedScalingAlarmsInput {
  readonly groupName: string
  readonly policyArn: string
  readonly provider: string
  readonly cluster: string
  /** Target capacity in percent. */
  readonly target: number
  readonly highId: string
  readonly lowId: string
}

export function managedScalingAlarms(input: ManagedScalingAlarmsInput): TrackingAlarms {
  const { groupName, policyArn, provider, cluster, target, highId, lowId } = input
  const shared: Omit<TrackingAlarm, 'AlarmName' | 'ComparisonOperator' | 'EvaluationPeriods'> = {
    Namespace: 'AWS/ECS/ManagedScaling',
    MetricName: 'CapacityProviderReservation',
    Dimensions: [
      { Name: 'CapacityProviderName', Value: provider },
      { Name: 'ClusterName', Value: cluster },
    ],
    Statistic: 'Average',
    Period: 60,
    AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policyArn}.`,
    AlarmActions: [policyArn],
    Threshold: target,
  }
  return {
    high: {
      ...shared,
      AlarmName: `TargetTracking-${groupName}-AlarmHigh-${highId}`,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: HIGH_PERIODS,
    },
    low: {
      ...shared,
      AlarmName: `TargetTracking-${groupName}-AlarmLow-${lowId}`,
      ComparisonOperator: 'LessThanThreshold',
      EvaluationPeriods: LOW_PERIODS,
    },
  }
}
