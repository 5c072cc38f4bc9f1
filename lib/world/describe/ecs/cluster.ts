import type { Cluster as AwsCluster } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import type { InSeconds } from '@/lib/world/describe/in-seconds'
import type { Cluster } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { describeProviderStrategy } from './capacity-provider'
import { countTasks } from './task-counts'

/** A cluster as `ecs:DescribeClusters` answers it. */
export function describeCluster({ state }: Pick<World, 'state'>, cluster: Cluster) {
  const tasks = [...state.tasks.values()].filter(({ clusterArn }) => clusterArn === cluster.arn)
  const { running, pending } = countTasks(tasks)
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: count(
      state.containerInstances.values(),
      ({ clusterArn, status }) => clusterArn === cluster.arn && status !== 'INACTIVE',
    ),
    runningTasksCount: running,
    pendingTasksCount: pending,
    activeServicesCount: count(
      state.services.values(),
      ({ clusterArn, status }) => clusterArn === cluster.arn && status === 'ACTIVE',
    ),
    statistics: [],
    ...(cluster.serviceConnectNamespace !== null && {
      serviceConnectDefaults: { namespace: cluster.serviceConnectNamespace },
    }),
    tags: [],
    settings: [{ name: 'containerInsights', value: 'disabled' }],
    capacityProviders: [...cluster.capacityProviders],
    defaultCapacityProviderStrategy: describeProviderStrategy(cluster.defaultStrategy),
  } satisfies InSeconds<AwsCluster>
}

function count<T>(records: Iterable<T>, matches: (record: T) => boolean): number {
  let matching = 0
  for (const record of records) if (matches(record)) matching++
  return matching
}
