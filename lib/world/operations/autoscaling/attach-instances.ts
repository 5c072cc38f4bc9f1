import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import { attachInstance } from '@/lib/world/auto-scaling-groups/attach'
import { operation } from '@/lib/world/operation'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { Instance } from '@/lib/world/records/ec2'
import type { State } from '@/lib/world/state'
import { findAutoScalingGroup, groupName } from './group-input'
import { INSTANCES_PER_CALL_MAX, sizesForbid } from './standby-input'

/** Running instances, which no group has, in zones of the group. */
export const attachInstances = operation({
  action: 'autoscaling:AttachInstances',
  readOnly: false,
  input: z.strictObject({
    AutoScalingGroupName: groupName,
    InstanceIds: z.array(z.string().min(1).max(19)).min(1).max(INSTANCES_PER_CALL_MAX),
  }),
  perform({ world }, { AutoScalingGroupName, InstanceIds }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    if (group.phase === 'deleting')
      throw validationError(`AutoScalingGroup ${group.name} is being deleted`, 'AutoScalingGroupName')
    const instances = [...new Set(InstanceIds)].map((id) => attachable(world.state, group, id))
    if (group.desiredCapacity + instances.length > group.maxSize)
      throw sizesForbid(group, 'attach', instances.length)
    for (const instance of instances) attachInstance(world, group, instance)
    world.bus.publish({ type: 'Auto Scaling Group Update', group })
    return {}
  },
})

function attachable(state: State, group: AutoScalingGroup, id: string): Instance {
  const instance = state.instances.get(id)
  const refuse = (text: string) => validationError(text, 'InstanceIds')
  if (!instance) throw refuse(`Invalid Instance ID(s): [${id}] specified`)
  const owner = state.autoScalingInstances.get(id)
  if (owner) throw refuse(`Instance ${id} is already part of AutoScalingGroup:${owner.groupName}`)
  if (instance.state !== 'running') throw refuse(`Instance ${id} is not in correct state`)
  if (!group.zones.includes(instance.zone))
    throw refuse(
      `Instance ${id} is in Availability Zone ${instance.zone}, which AutoScalingGroup ${group.name} does not use`,
    )
  return instance
}
