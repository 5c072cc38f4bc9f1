// Instances that a person hands to a group, or takes away from it: they run on. EC2 Auto Scaling guide,
// ec2-auto-scaling-detach-attach-instances.

import { attachedText, detachedText } from '@/lib/aws/autoscaling/activity-text'
import type { AutoScalingGroup, AutoScalingInstance, GroupActivity } from '../records/auto-scaling-groups'
import type { Instance } from '../records/ec2'
import type { World } from '../world'
import { addActivity, causeTime } from './activities'
import { addMember } from './members'

/** The desired capacity grows with it; it is Pending, and then in service like one that the group has launched. */
export function attachInstance(
  world: World,
  group: AutoScalingGroup,
  { id, zone, instanceType, launchedAt }: Instance,
): void {
  group.desiredCapacity++
  addMember(world, group, {
    instanceId: id,
    zone,
    instanceType,
    launchTemplateId: null,
    launchTemplateName: null,
    launchTemplateVersion: 0,
    launchedAt,
    detailedMonitoring: false,
  })
  addActivity(world, group, {
    instanceId: id,
    kind: 'attach',
    cause: attachedText(causeTime(world), group.desiredCapacity),
    zone,
  })
}

/** Unless the desired capacity shrinks with it, the group launches another one instead. */
export function detachInstance(
  world: World,
  group: AutoScalingGroup,
  { instanceId, zone }: AutoScalingInstance,
  shrinks: boolean,
): GroupActivity {
  const from = group.desiredCapacity
  if (shrinks) group.desiredCapacity--
  world.charts.deliver('auto-scaling-instance', instanceId, { type: 'detach' })
  world.charts.remove('auto-scaling-instance', instanceId)
  world.state.autoScalingInstances.delete(instanceId)
  world.bus.changed('autoScalingInstances', instanceId)
  return addActivity(world, group, {
    instanceId,
    kind: 'detach',
    cause: detachedText(causeTime(world), instanceId, { from, to: group.desiredCapacity }),
    zone,
    status: 'Successful',
  })
}
