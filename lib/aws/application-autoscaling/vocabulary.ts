// Words of Application Auto Scaling, as its API spells them.

/** The only kind of resource that the model scales. */
export const SERVICE_NAMESPACE = 'ecs'
export const SCALABLE_DIMENSION = 'ecs:service:DesiredCount'

export const POLICY_TYPES = ['StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'] as const

export const ADJUSTMENT_TYPES = ['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'] as const
export type AdjustmentType = (typeof ADJUSTMENT_TYPES)[number]

export const METRIC_AGGREGATION_TYPES = ['Average', 'Minimum', 'Maximum'] as const
export type MetricAggregationType = (typeof METRIC_AGGREGATION_TYPES)[number]

export const METRIC_STATISTICS = ['Average', 'Minimum', 'Maximum', 'SampleCount', 'Sum'] as const
export type MetricStatistic = (typeof METRIC_STATISTICS)[number]

/** Predefined metrics of ECS services. The others belong to other services. */
export const ECS_METRIC_TYPES = [
  'ECSServiceAverageCPUUtilization',
  'ECSServiceAverageMemoryUtilization',
  'ALBRequestCountPerTarget',
  'ECSServiceAverageCPUUtilizationHighResolution',
  'ECSServiceAverageMemoryUtilizationHighResolution',
] as const
export type EcsMetricType = (typeof ECS_METRIC_TYPES)[number]

export type ActivityStatus = 'Pending' | 'InProgress' | 'Successful' | 'Overridden' | 'Unfulfilled' | 'Failed'

export type ScalingDirection = 'out' | 'in'

export interface SuspendedState {
  readonly DynamicScalingInSuspended: boolean
  readonly DynamicScalingOutSuspended: boolean
  readonly ScheduledScalingSuspended: boolean
}

export const NOTHING_SUSPENDED: SuspendedState = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
}

/** `service/demo/web`, as scalable targets, policies and alarms name a service. */
export function serviceResourceId(cluster: string, service: string): string {
  return `service/${cluster}/${service}`
}

/** The cluster and the service of `service/demo/web`; null for anything else. */
export function readServiceResourceId(
  resourceId: string,
): { readonly cluster: string; readonly service: string } | null {
  const match = /^service\/([^/]+)\/([^/]+)$/.exec(resourceId)
  return match ? { cluster: match[1] as string, service: match[2] as string } : null
}
