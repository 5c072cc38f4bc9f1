import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, groupName } from './group-input'
import { putAction, scheduledActionSettings } from './scheduled-action-input'

export const putScheduledUpdateGroupAction = operation({
  action: 'autoscaling:PutScheduledUpdateGroupAction',
  readOnly: false,
  ignores: ['Time'],
  input: z.strictObject({ AutoScalingGroupName: groupName, ...scheduledActionSettings }),
  perform(context, { AutoScalingGroupName, ...settings }) {
    putAction(context, findAutoScalingGroup(context.world.state, AutoScalingGroupName), settings)
    return {}
  },
})
