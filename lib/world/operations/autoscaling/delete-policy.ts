import * as z from 'zod'
import { deleteGroupPolicy } from '@/lib/world/auto-scaling-groups/policies/policies'
import { operation } from '@/lib/world/operation'
import { groupName } from './group-input'
import { findGroupPolicy } from './policy-input'

/** A target tracking policy takes its alarms with it. */
export const deletePolicyOfGroup = operation({
  action: 'autoscaling:DeletePolicy',
  readOnly: false,
  input: z.strictObject({
    AutoScalingGroupName: groupName.optional(),
    PolicyName: z.string().min(1).max(1_600),
  }),
  perform({ world }, { AutoScalingGroupName, PolicyName }) {
    const policy = findGroupPolicy(world.state, PolicyName, AutoScalingGroupName)
    deleteGroupPolicy(world, policy)
    return {}
  },
})
