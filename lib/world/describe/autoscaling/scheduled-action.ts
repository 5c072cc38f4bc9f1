import type { ScheduledUpdateGroupAction } from '@aws-sdk/client-auto-scaling/dist-types/models/models_0'
import type { GroupScheduledAction } from '@/lib/world/records/auto-scaling-groups'
import type { InSeconds } from '../in-seconds'
import { timestamp } from '../timestamp'

/** Its start time is when it falls due next. */
export function describeGroupScheduledAction(action: GroupScheduledAction) {
  return {
    AutoScalingGroupName: action.groupName,
    ScheduledActionName: action.name,
    ScheduledActionARN: action.arn,
    StartTime: timestamp(action.nextAt),
    EndTime: timestamp(action.endAt),
    Recurrence: action.recurrence ?? undefined,
    TimeZone: action.timezone ?? undefined,
    MinSize: action.minSize ?? undefined,
    MaxSize: action.maxSize ?? undefined,
    DesiredCapacity: action.desiredCapacity ?? undefined,
  } satisfies InSeconds<ScheduledUpdateGroupAction>
}
