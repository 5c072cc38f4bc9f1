import type { ScalingPolicy as AwsScalingPolicy } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import { SCALABLE_DIMENSION, SERVICE_NAMESPACE } from '@/lib/aws/application-autoscaling/vocabulary'
import { toSeconds } from '@/lib/engine'
import { alarmsOfPolicy } from '@/lib/world/application-autoscaling/alarms'
import type {
  ScalingPolicy,
  StepScalingConfiguration,
  TargetTrackingConfiguration,
} from '@/lib/world/records/scaling'
import type { World } from '@/lib/world/world'
import type { InSeconds } from '../in-seconds'

interface Tracked<Type extends string> extends Pick<TargetTrackingConfiguration, 'customized'> {
  readonly predefined: { readonly type: Type; readonly resourceLabel: string | null } | null
}

/** A policy as `application-autoscaling:DescribeScalingPolicies` answers it. */
export function describeScalingPolicy(world: World, policy: ScalingPolicy) {
  return {
    PolicyARN: policy.arn,
    PolicyName: policy.name,
    ServiceNamespace: SERVICE_NAMESPACE,
    ResourceId: policy.resourceId,
    ScalableDimension: SCALABLE_DIMENSION,
    PolicyType: policy.type,
    StepScalingPolicyConfiguration: policy.step ? stepScaling(policy.step) : undefined,
    TargetTrackingScalingPolicyConfiguration: policy.tracking ? targetTracking(policy.tracking) : undefined,
    Alarms: describePolicyAlarms(world, policy),
    CreationTime: toSeconds(policy.createdAt),
  } satisfies InSeconds<AwsScalingPolicy>
}

/** As PutScalingPolicy and DescribeScalingPolicies list them. */
export function describePolicyAlarms(world: World, policy: { readonly arn: string }) {
  return alarmsOfPolicy(world, policy).map(({ name, arn }) => ({ AlarmName: name, AlarmARN: arn }))
}

function stepScaling(step: StepScalingConfiguration) {
  return {
    AdjustmentType: step.adjustmentType,
    StepAdjustments: step.steps,
    MinAdjustmentMagnitude: step.minAdjustmentMagnitude ?? undefined,
    Cooldown: step.cooldownSeconds,
    MetricAggregationType: step.aggregation,
  }
}

function targetTracking(tracking: TargetTrackingConfiguration) {
  return {
    TargetValue: tracking.target,
    ...describeTrackedMetric(tracking),
    ScaleOutCooldown: tracking.scaleOutCooldownSeconds,
    ScaleInCooldown: tracking.scaleInCooldownSeconds,
    DisableScaleIn: tracking.disableScaleIn,
  }
}

/** What target tracking follows, of a service or of an Auto Scaling group. */
export function describeTrackedMetric<Type extends string>({ predefined, customized }: Tracked<Type>) {
  return {
    PredefinedMetricSpecification: predefined
      ? { PredefinedMetricType: predefined.type, ResourceLabel: predefined.resourceLabel ?? undefined }
      : undefined,
    CustomizedMetricSpecification: customized
      ? {
          MetricName: customized.metricName,
          Namespace: customized.namespace,
          Dimensions: customized.dimensions,
          Statistic: customized.statistic,
          Unit: customized.unit ?? undefined,
        }
      : undefined,
  }
}
