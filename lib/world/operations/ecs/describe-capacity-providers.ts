import type { DescribeCapacityProvidersRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { describeCapacityProvider } from '@/lib/world/describe/ecs/capacity-provider'
import { operation } from '@/lib/world/operation'
import { providerNameOf } from './capacity-provider-input'
import { missing } from './failures'
import { clusterArnOf } from './identifiers'
import { paginate } from './paging'
import { clusterIdentifier, identifier, paging, type Shape } from './schemas'

/** All of them without names. FARGATE and FARGATE_SPOT, which AWS lists as well, are not modelled. */
export const describeCapacityProviders = operation({
  action: 'ecs:DescribeCapacityProviders',
  readOnly: true,
  ignores: ['include'],
  input: z.strictObject({
    capacityProviders: z.array(identifier).optional(),
    cluster: clusterIdentifier,
    ...paging,
  } satisfies Shape<DescribeCapacityProvidersRequest>),
  perform({ world }, { capacityProviders: given, cluster, ...page }) {
    const { state } = world
    const ofCluster =
      cluster === undefined
        ? null
        : (state.clusters.get(clusterArnOf(world, cluster))?.capacityProviders ?? [])
    const names = given?.map(providerNameOf) ?? [...state.capacityProviders.keys()]
    const { items: wanted, next } = paginate(
      names.filter((name) => ofCluster === null || ofCluster.includes(name)),
      page,
    )
    return {
      capacityProviders: wanted.flatMap((name) => {
        const provider = state.capacityProviders.get(name)
        return provider ? [describeCapacityProvider(provider)] : []
      }),
      failures: wanted.filter((name) => !state.capacityProviders.has(name)).map(missing),
      ...next,
    }
  },
})
