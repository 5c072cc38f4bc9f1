// Managed draining: ECS drains an instance that its Auto Scaling group is about to terminate, and lets the group go on when no
// task is left there. ECS guide, managed-instance-draining.

import { DRAINING_HOOK } from '@/lib/aws/autoscaling/lifecycle-hooks'
import { endAction } from '../auto-scaling-groups/lifecycle-actions'
import { actionOf } from '../auto-scaling-groups/lifecycle-hooks'
import { isOnItsWayOut } from '../auto-scaling-groups/members'
import { protectFromScaleIn } from '../auto-scaling-groups/protect'
import { drainContainerInstance } from '../lifecycle/instances'
import type { World } from '../world'
import { isInUse } from './need'

export function drainMember(world: World, instanceId: string): void {
  const member = world.state.autoScalingInstances.get(instanceId)
  const action = member && actionOf(member, DRAINING_HOOK)
  if (!action) return
  const arn = world.state.instances.get(instanceId)?.containerInstanceArn ?? ''
  if (world.state.containerInstances.get(arn)?.status === 'ACTIVE') drainContainerInstance(world, arn)
  if (!isInUse(world, instanceId)) endAction(world, member, action, 'CONTINUE')
}

/**
 * Managed termination protection: instances with tasks are protected from scale-in, and no others. Groups that protect new
 * instances have protected an empty one until ECS looks at it.
 */
export function protectMember(world: World, instanceId: string): void {
  const member = world.state.autoScalingInstances.get(instanceId)
  if (!member || isOnItsWayOut(member)) return
  protectFromScaleIn(world, member, isInUse(world, instanceId))
}
