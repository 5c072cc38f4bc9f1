import * as z from 'zod'
import { groupInUse } from '@/lib/aws/error'
import { membersOf } from '@/lib/world/auto-scaling-groups/members'
import { deleteGroupPolicy, groupPoliciesOf } from '@/lib/world/auto-scaling-groups/policies/policies'
import { scheduledActionsOf } from '@/lib/world/auto-scaling-groups/schedule'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, groupName } from './group-input'

/** With `ForceDelete` its instances are terminated first. Its policies go at once, with their alarms, and its scheduled actions. */
export const deleteAutoScalingGroup = operation({
  action: 'autoscaling:DeleteAutoScalingGroup',
  readOnly: false,
  input: z.strictObject({ AutoScalingGroupName: groupName, ForceDelete: z.boolean().optional() }),
  perform({ world }, { AutoScalingGroupName, ForceDelete = false }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    if (!ForceDelete && membersOf(world.state, group).length > 0) throw groupInUse()
    for (const policy of groupPoliciesOf(world, group.name)) deleteGroupPolicy(world, policy)
    for (const { arn } of scheduledActionsOf(world.state, group.name))
      world.state.groupScheduledActions.delete(arn)
    world.charts.deliver('auto-scaling-group', group.name, { type: 'delete' })
    return {}
  },
})
