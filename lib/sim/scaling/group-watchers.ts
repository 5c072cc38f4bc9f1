// What watches metrics to scale an Auto Scaling group: its policies, and the one that managed scaling of its capacity provider keeps.

import { groupPoliciesOf } from '@/lib/world/auto-scaling-groups/policies/policies'
import { providerOfGroup } from '@/lib/world/capacity-providers/providers'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { World } from '@/lib/world/world'
import { type WatchingPolicy, watchingPolicy } from './metric-tracks'

/** How the policy of managed scaling is called here: its own name ends in a UUID, and there is one a group. */
export const MANAGED_SCALING = 'managed scaling'

export function policyTitle(policyName: string): string {
  return policyName.startsWith('ECSManagedAutoScalingPolicy-') ? MANAGED_SCALING : policyName
}

export function groupWatchers(world: World, group: AutoScalingGroup): readonly WatchingPolicy[] {
  const provider = providerOfGroup(world.state, group)
  const managed: readonly WatchingPolicy[] =
    provider === null || provider.policy === null
      ? []
      : [
          {
            arn: provider.policy.arn,
            name: MANAGED_SCALING,
            type: 'TargetTrackingScaling',
            target: provider.managedScaling.targetCapacity,
          },
        ]
  return [...managed, ...groupPoliciesOf(world, group.name).map(watchingPolicy)]
}
