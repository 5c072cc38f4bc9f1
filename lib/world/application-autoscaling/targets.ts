// Scalable targets and what hangs on them.

import type { ScalableTarget, ScalingPolicy, ScheduledAction } from '../records/scaling'
import type { World } from '../world'
import { deleteTrackingAlarms } from './alarms'

export function policiesOf({ state }: World, resourceId: string): readonly ScalingPolicy[] {
  return [...state.scalingPolicies.values()].filter((policy) => policy.resourceId === resourceId)
}

/** A service is one scalable target at most. */
export function targetOfService({ state }: World, serviceArn: string): ScalableTarget | undefined {
  return [...state.scalableTargets.values()].find((target) => target.serviceArn === serviceArn)
}

export function scheduledActionsOf({ state }: World, resourceId: string): readonly ScheduledAction[] {
  return [...state.scheduledActions.values()].filter((action) => action.resourceId === resourceId)
}

/** Its policies, their alarms and its scheduled actions go with it; what it has done stays on record. */
export function deregisterTarget(world: World, { resourceId }: ScalableTarget): void {
  for (const policy of policiesOf(world, resourceId)) deletePolicy(world, policy)
  for (const { arn } of scheduledActionsOf(world, resourceId)) world.state.scheduledActions.delete(arn)
  world.charts.deliver('scalable-target', resourceId, { type: 'deregister' })
  world.charts.remove('scalable-target', resourceId)
  world.state.scalableTargets.delete(resourceId)
}

export function deletePolicy(world: World, policy: ScalingPolicy): void {
  deleteTrackingAlarms(world, policy)
  world.charts.deliver('scaling-policy', policy.arn, { type: 'delete' })
  world.charts.remove('scaling-policy', policy.arn)
  world.state.scalingPolicies.delete(policy.arn)
}
