// Lifecycle hooks on the termination of instances. The only one here is that of ECS, managed draining: the instance waits until
// its tasks have stopped. EC2 Auto Scaling guide, lifecycle-hooks; ECS guide, managed-instance-draining.

import { clusterOfProvider, providerOfGroup } from '../capacity-providers/providers'
import type { AutoScalingGroup } from '../records/auto-scaling-groups'
import type { World } from '../world'

/** As AWS calls it in a group. */
export const DRAINING_HOOK = 'ecs-managed-draining-termination-hook'

/** Managed draining gives an instance up after 48 hours. */
const DRAINING_HOOK_MS = 48 * 60 * 60 * 1_000

/** How long hooks may hold up the termination of an instance; null when nothing holds it up. What has gone is not drained. */
export function terminationHookMs(
  { state }: World,
  group: AutoScalingGroup,
  instanceId: string,
): number | null {
  const ec2 = state.instances.get(instanceId)?.state
  const isThere = ec2 === 'pending' || ec2 === 'running'
  const provider = providerOfGroup(state, group)
  const isDrained = provider?.managedDraining === true && clusterOfProvider(state, provider) !== null
  return isThere && isDrained ? DRAINING_HOOK_MS : null
}
