// Scaling policies of groups and what hangs on them.

import { deleteTrackingAlarms } from '../../application-autoscaling/alarms'
import type { GroupPolicy } from '../../records/group-policies'
import type { World } from '../../world'

export function groupPoliciesOf({ state }: World, groupName: string): readonly GroupPolicy[] {
  return [...state.groupPolicies.values()].filter((policy) => policy.groupName === groupName)
}

/** A target tracking policy takes its alarms with it; alarms that somebody has made stay. */
export function deleteGroupPolicy(world: World, policy: GroupPolicy): void {
  deleteTrackingAlarms(world, policy)
  world.charts.deliver('group-policy', policy.arn, { type: 'delete' })
  world.charts.remove('group-policy', policy.arn)
  world.state.groupPolicies.delete(policy.arn)
  world.bus.changed('groupPolicies', policy.arn)
}
