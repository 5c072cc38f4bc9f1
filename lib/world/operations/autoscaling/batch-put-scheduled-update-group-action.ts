import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, groupName } from './group-input'
import { failureOf, putAction, scheduledActionSettings } from './scheduled-action-input'

/** One after the other; what is refused is named, and the others are made. */
export const batchPutScheduledUpdateGroupAction = operation({
  action: 'autoscaling:BatchPutScheduledUpdateGroupAction',
  readOnly: false,
  input: z.strictObject({
    AutoScalingGroupName: groupName,
    ScheduledUpdateGroupActions: z.array(z.strictObject(scheduledActionSettings)).min(1).max(50),
  }),
  perform(context, { AutoScalingGroupName, ScheduledUpdateGroupActions }) {
    const group = findAutoScalingGroup(context.world.state, AutoScalingGroupName)
    const failed = ScheduledUpdateGroupActions.flatMap((given) => {
      try {
        putAction(context, group, given)
        return []
      } catch (error) {
        return [failureOf(given.ScheduledActionName, error)]
      }
    })
    return { FailedScheduledUpdateGroupActions: failed }
  },
})
