// Which capacity providers a cluster has, and the strategy of tasks that name none: what CreateCluster and
// PutClusterCapacityProviders share.

import type * as z from 'zod'
import { invalidParameterException, providerInUse } from '@/lib/aws/error'
import { PROVIDERS_PER_CLUSTER_MAX } from '@/lib/aws/limits'
import { putDrainingHook } from '@/lib/world/auto-scaling-groups/lifecycle-hooks'
import { putManagedScaling } from '@/lib/world/capacity-providers/policy'
import { clusterOfProvider } from '@/lib/world/capacity-providers/providers'
import type { Cluster } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { findProvider } from './capacity-provider-input'
import { type capacityProviderStrategy, refuseFargate, toProviderStrategy } from './provider-strategy'

type Association = Pick<Cluster, 'capacityProviders' | 'defaultStrategy'>

export function checkedAssociation(
  world: World,
  cluster: Pick<Cluster, 'arn' | 'capacityProviders'>,
  given: {
    readonly capacityProviders: readonly string[]
    readonly defaultCapacityProviderStrategy: z.infer<typeof capacityProviderStrategy>
  },
): Association {
  refuseFargate(given.capacityProviders, 'capacityProviders')
  const providers = given.capacityProviders.map((name) => findProvider(world.state, name))
  const capacityProviders = [...new Set(providers.map(({ name }) => name))]
  if (capacityProviders.length > PROVIDERS_PER_CLUSTER_MAX)
    throw invalidParameterException('The maximum number of capacity providers per cluster has been exceeded.')
  const elsewhere = providers.find((provider) => {
    const other = clusterOfProvider(world.state, provider)
    return other !== null && other.arn !== cluster.arn
  })
  if (elsewhere)
    throw invalidParameterException(
      `The capacity provider ${elsewhere.name} is associated with another cluster. Remove it from that cluster and try again.`,
      'capacityProviders',
    )
  const removed = cluster.capacityProviders.filter((name) => !capacityProviders.includes(name))
  if (removed.some((name) => isInUse(world, cluster, name))) throw providerInUse()
  const where = 'defaultCapacityProviderStrategy'
  const defaultStrategy = toProviderStrategy(
    { capacityProviders },
    given.defaultCapacityProviderStrategy,
    where,
  )
  return { capacityProviders, defaultStrategy }
}

/** A service names it, or a task of its runs or waits. */
function isInUse({ state }: World, { arn }: Pick<Cluster, 'arn'>, name: string): boolean {
  return (
    [...state.services.values()].some(
      ({ clusterArn, status, deploymentIds }) =>
        clusterArn === arn &&
        status !== 'INACTIVE' &&
        deploymentIds.some((id) =>
          state.deployments
            .get(id)
            ?.capacityProviderStrategy.some(({ capacityProvider }) => capacityProvider === name),
        ),
    ) ||
    [...state.tasks.values()].some(
      ({ clusterArn, capacityProviderName, lastStatus }) =>
        clusterArn === arn && capacityProviderName === name && lastStatus !== 'STOPPED',
    )
  )
}

/** Managed scaling begins where a provider is new to the cluster, and ends where it is gone. */
export function associateProviders(
  world: World,
  cluster: Cluster,
  { capacityProviders, defaultStrategy }: Association,
): void {
  const changed = [
    ...cluster.capacityProviders.filter((name) => !capacityProviders.includes(name)),
    ...capacityProviders.filter((name) => !cluster.capacityProviders.includes(name)),
  ]
  cluster.capacityProviders = capacityProviders
  cluster.defaultStrategy = defaultStrategy
  for (const name of changed) {
    const provider = findProvider(world.state, name)
    putManagedScaling(world, provider)
    const group = world.state.autoScalingGroups.get(provider.groupName)
    if (group) putDrainingHook(world, group)
    world.bus.changed('capacityProviders', name)
  }
}
