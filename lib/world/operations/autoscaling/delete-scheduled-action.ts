import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, groupName } from './group-input'
import { actionName, deleteAction, findScheduledActionOfGroup } from './scheduled-action-input'

export const deleteScheduledActionOfGroup = operation({
  action: 'autoscaling:DeleteScheduledAction',
  readOnly: false,
  input: z.strictObject({ AutoScalingGroupName: groupName, ScheduledActionName: actionName }),
  perform({ world }, { AutoScalingGroupName, ScheduledActionName }) {
    const { name } = findAutoScalingGroup(world.state, AutoScalingGroupName)
    deleteAction(world, findScheduledActionOfGroup(world.state, name, ScheduledActionName))
    return {}
  },
})
