import type { ScalingPolicy } from '@aws-sdk/client-auto-scaling/dist-types/models/models_0'
import type { GroupPolicy, GroupTrackingConfiguration } from '@/lib/world/records/group-policies'
import type { World } from '@/lib/world/world'
import { describePolicyAlarms, describeTrackedMetric } from '../application-autoscaling/scaling-policy'
import type { InSeconds } from '../in-seconds'

/** A policy as `autoscaling:DescribePolicies` answers it. */
export function describeGroupPolicy(world: World, policy: GroupPolicy) {
  const { simple, step, tracking } = policy
  return {
    AutoScalingGroupName: policy.groupName,
    PolicyName: policy.name,
    PolicyARN: policy.arn,
    PolicyType: policy.type,
    AdjustmentType: (simple ?? step)?.adjustmentType,
    MinAdjustmentMagnitude: (simple ?? step)?.minAdjustmentMagnitude ?? undefined,
    ScalingAdjustment: simple?.adjustment,
    Cooldown: simple?.cooldownSeconds ?? undefined,
    StepAdjustments: step ? [...step.steps] : [],
    MetricAggregationType: step?.aggregation,
    EstimatedInstanceWarmup: policy.warmupSeconds ?? undefined,
    Alarms: describePolicyAlarms(world, policy),
    TargetTrackingConfiguration: tracking ? targetTracking(tracking) : undefined,
    Enabled: policy.enabled,
  } satisfies InSeconds<ScalingPolicy>
}

function targetTracking(tracking: GroupTrackingConfiguration) {
  return {
    ...describeTrackedMetric(tracking),
    TargetValue: tracking.target,
    DisableScaleIn: tracking.disableScaleIn,
  }
}
