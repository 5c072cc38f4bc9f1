import type { CreateClusterRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import { z } from 'zod'
import { arns } from '@/lib/aws/arn'
import { CLUSTER_DEFAULT } from '@/lib/aws/defaults'
import { describeCluster } from '@/lib/world/describe/ecs/cluster'
import { operation } from '@/lib/world/operation'
import type { Cluster } from '@/lib/world/records/tasks'
import { NOT_MODELLED, notModelled, resourceName, type Shape } from './schemas'

/** Creating a cluster that is there answers it; an INACTIVE one comes back. ECS API, CreateCluster. */
export const createCluster = operation({
  action: 'ecs:CreateCluster',
  readOnly: false,
  ignores: [
    'tags',
    'settings',
    'configuration',
    'serviceConnectDefaults',
  ] satisfies (keyof CreateClusterRequest)[],
  input: z.strictObject({
    clusterName: resourceName.optional(),
    capacityProviders: notModelled('there are no capacity providers'),
    defaultCapacityProviderStrategy: NOT_MODELLED.capacityProviderStrategy,
  } satisfies Shape<CreateClusterRequest>),
  perform({ world, region, accountId }, { clusterName: name = CLUSTER_DEFAULT }) {
    const arn = arns(region, accountId).cluster(name)
    const cluster: Cluster = world.state.clusters.get(arn) ?? { arn, name, status: 'ACTIVE' }
    cluster.status = 'ACTIVE'
    world.state.clusters.set(arn, cluster)
    return { cluster: describeCluster(world, cluster) }
  },
})
