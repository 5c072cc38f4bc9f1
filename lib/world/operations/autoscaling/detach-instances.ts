import * as z from 'zod'
import { detachInstance } from '@/lib/world/auto-scaling-groups/attach'
import { describeGroupActivity } from '@/lib/world/describe/autoscaling/group'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup } from './group-input'
import { INSTANCES_PER_CALL_MAX, membersIn, sizesForbid, standbyInput } from './standby-input'

/** They run on, and belong to no group; scale-in protection does not stop it. */
export const detachInstances = operation({
  action: 'autoscaling:DetachInstances',
  readOnly: false,
  input: z.strictObject({
    ...standbyInput,
    InstanceIds: standbyInput.InstanceIds.max(INSTANCES_PER_CALL_MAX),
    ShouldDecrementDesiredCapacity: z.boolean(),
  }),
  perform({ world }, { AutoScalingGroupName, InstanceIds, ShouldDecrementDesiredCapacity: shrinks }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    const members = membersIn(world.state, group, InstanceIds, 'InService')
    if (shrinks && group.desiredCapacity - members.length < group.minSize)
      throw sizesForbid(group, 'detach', members.length)
    const activities = members.map((member) => detachInstance(world, group, member, shrinks))
    world.bus.publish({ type: 'Auto Scaling Group Update', group })
    return { Activities: activities.map(describeGroupActivity) }
  },
})
