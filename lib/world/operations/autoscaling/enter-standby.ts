import * as z from 'zod'
import { enterStandby } from '@/lib/world/auto-scaling-groups/standby'
import { describeGroupActivity } from '@/lib/world/describe/autoscaling/group'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup } from './group-input'
import { membersIn, sizesForbid, standbyInput } from './standby-input'

export const enterStandbyOfGroup = operation({
  action: 'autoscaling:EnterStandby',
  readOnly: false,
  input: z.strictObject({ ...standbyInput, ShouldDecrementDesiredCapacity: z.boolean() }),
  perform({ world }, { AutoScalingGroupName, InstanceIds, ShouldDecrementDesiredCapacity: shrinks }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    const members = membersIn(world.state, group, InstanceIds, 'InService')
    if (shrinks && group.desiredCapacity - members.length < group.minSize)
      throw sizesForbid(group, 'standby', members.length)
    const activities = members.map((member) => enterStandby(world, group, member, shrinks))
    world.bus.publish({ type: 'Auto Scaling Group Update', group })
    return { Activities: activities.map(describeGroupActivity) }
  },
})
