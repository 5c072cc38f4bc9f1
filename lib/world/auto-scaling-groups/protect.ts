import type { AutoScalingInstance } from '../records/auto-scaling-groups'
import { groupViewKey } from '../view-keys'
import type { World } from '../world'

/** Protects an instance from scale-in, or no longer: for a person, or for managed termination protection. */
export function protectFromScaleIn(world: World, member: AutoScalingInstance, isProtected: boolean): void {
  if (member.protectedFromScaleIn === isProtected) return
  member.protectedFromScaleIn = isProtected
  world.bus.changed('autoScalingInstances', member.instanceId)
  world.changes.instance(member.instanceId)
  world.changes.mark('autoScalingGroup', groupViewKey(member.groupName))
}
