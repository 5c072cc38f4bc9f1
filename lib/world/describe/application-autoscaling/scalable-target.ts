import type { ScalableTarget as AwsScalableTarget } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import { SCALABLE_DIMENSION, SERVICE_NAMESPACE } from '@/lib/aws/application-autoscaling/vocabulary'
import { toSeconds } from '@/lib/engine'
import type { ScalableTarget } from '@/lib/world/records/scaling'
import type { InSeconds } from '../in-seconds'

/** A scalable target as `application-autoscaling:DescribeScalableTargets` answers it. */
export function describeScalableTarget(target: ScalableTarget) {
  return {
    ServiceNamespace: SERVICE_NAMESPACE,
    ResourceId: target.resourceId,
    ScalableDimension: SCALABLE_DIMENSION,
    MinCapacity: target.minCapacity,
    MaxCapacity: target.maxCapacity,
    RoleARN: target.roleArn,
    CreationTime: toSeconds(target.createdAt),
    SuspendedState: target.suspended,
    ScalableTargetARN: target.arn,
  } satisfies InSeconds<AwsScalableTarget>
}
