import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, findMember, groupName } from './group-input'

export const setInstanceProtection = operation({
  action: 'autoscaling:SetInstanceProtection',
  readOnly: false,
  input: z.strictObject({
    AutoScalingGroupName: groupName,
    InstanceIds: z.array(z.string()).min(1).max(50),
    ProtectedFromScaleIn: z.boolean(),
  }),
  perform({ world }, { AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    const members = InstanceIds.map((id) => findMember(world.state, id))
    for (const member of members) member.protectedFromScaleIn = ProtectedFromScaleIn
    world.bus.publish({ type: 'Auto Scaling Group Update', group })
    return {}
  },
})
