// Instances that a person takes out of service for a while and puts back: they run on. EC2 Auto Scaling guide,
// as-enter-exit-standby.

import { standbyText } from '@/lib/aws/autoscaling/activity-text'
import type { AutoScalingGroup, AutoScalingInstance, GroupActivity } from '../records/auto-scaling-groups'
import type { World } from '../world'
import { addActivity, causeTime } from './activities'

/** Unless the desired capacity shrinks with it, the group launches another one instead. */
export function enterStandby(
  world: World,
  group: AutoScalingGroup,
  { instanceId, zone }: AutoScalingInstance,
  shrinks: boolean,
): GroupActivity {
  const from = group.desiredCapacity
  if (shrinks) group.desiredCapacity--
  world.charts.deliver('auto-scaling-instance', instanceId, { type: 'standby.entered' })
  return addActivity(world, group, {
    instanceId,
    kind: 'enterStandby',
    cause: standbyText(causeTime(world), instanceId, { way: 'to', from, to: group.desiredCapacity }),
    zone,
    status: 'Successful',
  })
}

/** It is Pending again, and the desired capacity is one more. */
export function exitStandby(
  world: World,
  group: AutoScalingGroup,
  { instanceId, zone }: AutoScalingInstance,
): GroupActivity {
  const from = group.desiredCapacity++
  world.charts.deliver('auto-scaling-instance', instanceId, { type: 'standby.left' })
  return addActivity(world, group, {
    instanceId,
    kind: 'exitStandby',
    cause: standbyText(causeTime(world), instanceId, { way: 'out of', from, to: group.desiredCapacity }),
    zone,
  })
}
