import type { ScheduledAction as AwsScheduledAction } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import { SCALABLE_DIMENSION, SERVICE_NAMESPACE } from '@/lib/aws/application-autoscaling/vocabulary'
import { toSeconds } from '@/lib/engine'
import type { ScheduledAction } from '@/lib/world/records/scaling'
import type { InSeconds } from '../in-seconds'
import { timestamp } from '../timestamp'

/** A scheduled action as `application-autoscaling:DescribeScheduledActions` answers it. */
export function describeScheduledAction(action: ScheduledAction) {
  return {
    ScheduledActionName: action.name,
    ScheduledActionARN: action.arn,
    ServiceNamespace: SERVICE_NAMESPACE,
    Schedule: action.schedule,
    Timezone: action.timezone ?? undefined,
    ResourceId: action.resourceId,
    ScalableDimension: SCALABLE_DIMENSION,
    StartTime: timestamp(action.startAt),
    EndTime: timestamp(action.endAt),
    ScalableTargetAction: {
      MinCapacity: action.minCapacity ?? undefined,
      MaxCapacity: action.maxCapacity ?? undefined,
    },
    CreationTime: toSeconds(action.createdAt),
  } satisfies InSeconds<AwsScheduledAction>
}
