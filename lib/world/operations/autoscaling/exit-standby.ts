import * as z from 'zod'
import { exitStandby } from '@/lib/world/auto-scaling-groups/standby'
import { describeGroupActivity } from '@/lib/world/describe/autoscaling/group'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup } from './group-input'
import { membersIn, sizesForbid, standbyInput } from './standby-input'

/** The desired capacity grows with them. */
export const exitStandbyOfGroup = operation({
  action: 'autoscaling:ExitStandby',
  readOnly: false,
  input: z.strictObject(standbyInput),
  perform({ world }, { AutoScalingGroupName, InstanceIds }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    const members = membersIn(world.state, group, InstanceIds, 'Standby')
    if (group.desiredCapacity + members.length > group.maxSize)
      throw sizesForbid(group, 'service', members.length)
    const activities = members.map((member) => exitStandby(world, group, member))
    world.bus.publish({ type: 'Auto Scaling Group Update', group })
    return { Activities: activities.map(describeGroupActivity) }
  },
})
