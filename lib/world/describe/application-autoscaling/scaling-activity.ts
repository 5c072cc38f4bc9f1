import type { ScalingActivity as AwsScalingActivity } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import { SCALABLE_DIMENSION, SERVICE_NAMESPACE } from '@/lib/aws/application-autoscaling/vocabulary'
import { toSeconds } from '@/lib/engine'
import type { ScalingActivity } from '@/lib/world/records/scaling'
import type { InSeconds } from '../in-seconds'
import { timestamp } from '../timestamp'

/** An activity as `application-autoscaling:DescribeScalingActivities` answers it. */
export function describeScalingActivity(activity: ScalingActivity) {
  return {
    ActivityId: activity.id,
    ServiceNamespace: SERVICE_NAMESPACE,
    ResourceId: activity.resourceId,
    ScalableDimension: SCALABLE_DIMENSION,
    Description: activity.description,
    Cause: activity.cause,
    StartTime: toSeconds(activity.startedAt),
    EndTime: timestamp(activity.endedAt),
    StatusCode: activity.status,
    StatusMessage: activity.statusMessage ?? undefined,
    Details: activity.details ?? undefined,
    NotScaledReasons: activity.notScaledReasons.length === 0 ? undefined : activity.notScaledReasons,
  } satisfies InSeconds<AwsScalingActivity>
}
