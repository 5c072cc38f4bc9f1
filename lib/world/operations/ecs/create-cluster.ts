import type { CreateClusterRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { arns } from '@/lib/aws/arn'
import { CLUSTER_DEFAULT } from '@/lib/aws/defaults'
import { namespaceOfClusterNotFound } from '@/lib/aws/error'
import { describeCluster } from '@/lib/world/describe/ecs/cluster'
import { createdCluster } from '@/lib/world/initial-state'
import { type OperationContext, operation } from '@/lib/world/operation'
import { createNamespace } from '../servicediscovery/namespace-input'
import { associateProviders, checkedAssociation } from './cluster-providers'
import { capacityProviderStrategy } from './provider-strategy'
import { identifier, resourceName, type Shape } from './schemas'

/** Creating a cluster that is there answers it; an INACTIVE one comes back. ECS API, CreateCluster. */
export const createCluster = operation({
  action: 'ecs:CreateCluster',
  readOnly: false,
  ignores: ['tags', 'settings', 'configuration'] satisfies (keyof CreateClusterRequest)[],
  input: z.strictObject({
    clusterName: resourceName.optional(),
    capacityProviders: z.array(identifier).optional(),
    defaultCapacityProviderStrategy: capacityProviderStrategy,
    serviceConnectDefaults: z.strictObject({ namespace: z.string().min(1) }).optional(),
  } satisfies Shape<CreateClusterRequest>),
  perform(context, { clusterName: name = CLUSTER_DEFAULT, ...given }) {
    const { world, region, accountId } = context
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
    const namespace =
      given.serviceConnectDefaults && defaultNamespace(context, given.serviceConnectDefaults.namespace)
    cluster.status = 'ACTIVE'
    world.state.clusters.set(arn, cluster)
    if (namespace !== undefined) cluster.serviceConnectNamespace = namespace
    if (association !== null) associateProviders(world, cluster, association)
    return { cluster: describeCluster(world, cluster) }
  },
})

/** ARN of the namespace; a name that there is none of makes an HTTP namespace. ECS API, ClusterServiceConnectDefaultsRequest. */
function defaultNamespace(context: OperationContext, given: string): string {
  const { namespaces } = context.world.state
  const found = [...namespaces.values()].find(({ name, arn }) => name === given || arn === given)
  if (!found && given.startsWith('arn:')) throw namespaceOfClusterNotFound(given)
  return (found ?? createNamespace(context, { Name: given }, 'HTTP')).arn
}
