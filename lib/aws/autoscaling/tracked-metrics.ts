// Predefined metrics that target tracking policies of groups can follow. EC2 Auto Scaling API, PredefinedMetricSpecification.

import { requestCountPerTarget, type TrackedMetric } from '../application-autoscaling/tracking-alarms'

/** ASGAverageNetworkIn and ASGAverageNetworkOut are missing: the model counts no bytes. */
export const GROUP_METRIC_TYPES = ['ASGAverageCPUUtilization', 'ALBRequestCountPerTarget'] as const

export type GroupMetricType = (typeof GROUP_METRIC_TYPES)[number]

/** Null when a resource label is missing or not of the form `app/<lb>/<id>/targetgroup/<tg>/<id>`. */
export function groupMetric(
  type: GroupMetricType,
  { groupName, resourceLabel }: { readonly groupName: string; readonly resourceLabel: string | undefined },
): TrackedMetric | null {
  if (type === 'ALBRequestCountPerTarget') return requestCountPerTarget(resourceLabel)
  return {
    Namespace: 'AWS/EC2',
    MetricName: 'CPUUtilization',
    Dimensions: [{ Name: 'AutoScalingGroupName', Value: groupName }],
    Statistic: 'Average',
    Period: 60,
  }
}
