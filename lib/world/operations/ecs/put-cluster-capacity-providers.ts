import type { PutClusterCapacityProvidersRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { describeCluster } from '@/lib/world/describe/ecs/cluster'
import { operation } from '@/lib/world/operation'
import { associateProviders, checkedAssociation } from './cluster-providers'
import { findCluster } from './identifiers'
import { capacityProviderStrategy } from './provider-strategy'
import { identifier, type Shape } from './schemas'

/** What is not named is taken from the cluster, and so is its default strategy. ECS API, PutClusterCapacityProviders. */
export const putClusterCapacityProviders = operation({
  action: 'ecs:PutClusterCapacityProviders',
  readOnly: false,
  input: z.strictObject({
    cluster: identifier,
    capacityProviders: z.array(identifier),
    defaultCapacityProviderStrategy: capacityProviderStrategy.unwrap(),
  } satisfies Shape<PutClusterCapacityProvidersRequest>),
  perform({ world }, { cluster: given, capacityProviders, defaultCapacityProviderStrategy }) {
    const cluster = findCluster(world, given)
    associateProviders(
      world,
      cluster,
      checkedAssociation(world, cluster, { capacityProviders, defaultCapacityProviderStrategy }),
    )
    return { cluster: describeCluster(world, cluster) }
  },
})
