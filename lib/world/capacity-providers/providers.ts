// What belongs to a capacity provider: a cluster, the instances of its Auto Scaling group, tasks that wait for one of them.

import { UNPLACED } from '../hosts'
import type { AutoScalingGroup } from '../records/auto-scaling-groups'
import type { CapacityProvider } from '../records/capacity-providers'
import type { Cluster, ContainerInstance, Task } from '../records/tasks'
import type { State } from '../state'
import type { World } from '../world'

/** The cluster that uses it: one at most. */
export function clusterOfProvider({ clusters }: State, { name }: CapacityProvider): Cluster | null {
  for (const cluster of clusters.values())
    if (cluster.status === 'ACTIVE' && cluster.capacityProviders.includes(name)) return cluster
  return null
}

export function providerOfGroup(
  { capacityProviders }: State,
  { name }: Pick<AutoScalingGroup, 'name'>,
): CapacityProvider | null {
  for (const provider of capacityProviders.values()) if (provider.groupName === name) return provider
  return null
}

/** The provider of an instance that an Auto Scaling group has launched, where the instance's cluster uses it. */
export function providerOfInstance(
  state: State,
  { instanceId, clusterArn }: Pick<ContainerInstance, 'instanceId' | 'clusterArn'>,
): CapacityProvider | null {
  if (state.capacityProviders.size === 0) return null
  const groupName = state.autoScalingInstances.get(instanceId)?.groupName
  const provider = groupName === undefined ? null : providerOfGroup(state, { name: groupName })
  const uses = state.clusters.get(clusterArn)?.capacityProviders.includes(provider?.name ?? '')
  return uses === true ? provider : null
}

/** Tasks in PROVISIONING, in the order of their creation. */
export function* waitingTasks({ tasks }: Pick<World, 'tasks'>, provider?: CapacityProvider): Iterable<Task> {
  for (const task of tasks.onHost(UNPLACED))
    if (provider === undefined || task.capacityProviderName === provider.name) yield task
}
