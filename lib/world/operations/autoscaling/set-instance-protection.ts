import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import { protectFromScaleIn } from '@/lib/world/auto-scaling-groups/protect'
import { operation } from '@/lib/world/operation'
import type { AutoScalingInstance } from '@/lib/world/records/auto-scaling-groups'
import { findAutoScalingGroup, findMember, groupName } from './group-input'

/** What is on its way in or out is neither protected nor exposed. EC2 Auto Scaling guide, ec2-auto-scaling-instance-protection. */
const PROTECTABLE: readonly AutoScalingInstance['lifecycleState'][] = ['InService', 'Standby']

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
    for (const { instanceId, lifecycleState } of members)
      if (!PROTECTABLE.includes(lifecycleState))
        throw validationError(
          `The instance ${instanceId} is not in InService or EnteringStandby or Standby.`,
          'InstanceIds',
        )
    for (const member of members) protectFromScaleIn(world, member, ProtectedFromScaleIn)
    world.bus.publish({ type: 'Auto Scaling Group Update', group })
    return {}
  },
})
