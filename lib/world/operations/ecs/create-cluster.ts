import type { CreateClusterRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { arns } from '@/lib/aws/arn'
import { CLUSTER_DEFAULT } from '@/lib/aws/defaults'
import { describeCluster } from '@/lib/world/describe/ecs/cluster'
import { createdCluster } from '@/lib/world/initial-state'
import { operation } from '@/lib/world/operation'
import { associateProviders, checkedAssociation } from './cluster-providers'
import { capacityProviderStrategy } from './provider-strategy'
import { identifier, resourceName, type Shape } from './schemas'

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
    capacityProviders: z.array(identifier).optional(),
    defaultCapacityProviderStrategy: capacityProviderStrategy,
  } satisfies Shape<CreateClusterRequest>),
  perform({ world, region, accountId }, { clusterName: name = CLUSTER_DEFAULT, ...given }) {
    const arn = arns(region, accountId).cluster(name)
    const cluster = world.state.clusters.get(arn) ?? createdCluster(arn, name)
    const { capacityProviders, defaultCapacityProviderStrategy } = given
    const isNew = capacityProviders !== undefined || defaultCapacityProviderStrategy !== undefined
    const association = isNew
      ? checkedAssociation(world, cluster, {
          capacityProviders: capacityProviders ?? cluster.capacityProviders,
          defaultCapacityProviderStrategy,
        })
      : null
    cluster.status = 'ACTIVE'
    world.state.clusters.set(arn, cluster)
    if (association !== null) associateProviders(world, cluster, association)
    return { cluster: describeCluster(world, cluster) }
  },
})
