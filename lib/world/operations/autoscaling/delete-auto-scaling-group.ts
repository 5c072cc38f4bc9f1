import * as z from 'zod'
import { groupInUse } from '@/lib/aws/error'
import { membersOf } from '@/lib/world/auto-scaling-groups/members'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, groupName } from './group-input'

/** With `ForceDelete` its instances are terminated first. */
export const deleteAutoScalingGroup = operation({
  action: 'autoscaling:DeleteAutoScalingGroup',
  readOnly: false,
  input: z.strictObject({ AutoScalingGroupName: groupName, ForceDelete: z.boolean().optional() }),
  perform({ world }, { AutoScalingGroupName, ForceDelete = false }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    if (!ForceDelete && membersOf(world.state, group).length > 0) throw groupInUse()
    world.charts.deliver('auto-scaling-group', group.name, { type: 'delete' })
    return {}
  },
})
