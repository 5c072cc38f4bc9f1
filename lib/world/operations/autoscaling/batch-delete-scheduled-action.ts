import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, groupName } from './group-input'
import { actionName, deleteAction, failureOf, findScheduledActionOfGroup } from './scheduled-action-input'

/** What is not found is named, and the others are deleted. */
export const batchDeleteScheduledAction = operation({
  action: 'autoscaling:BatchDeleteScheduledAction',
  readOnly: false,
  input: z.strictObject({
    AutoScalingGroupName: groupName,
    ScheduledActionNames: z.array(actionName).min(1).max(50),
  }),
  perform({ world }, { AutoScalingGroupName, ScheduledActionNames }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    const failed = ScheduledActionNames.flatMap((name) => {
      try {
        deleteAction(world, findScheduledActionOfGroup(world.state, group.name, name))
        return []
      } catch (error) {
        return [failureOf(name, error)]
      }
    })
    return { FailedScheduledActions: failed }
  },
})
