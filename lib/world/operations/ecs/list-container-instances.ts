import type { ListContainerInstancesRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import { z } from 'zod'
import { operation } from '@/lib/world/operation'
import { findCluster } from './identifiers'
import { paginate } from './paging'
import { clusterIdentifier, notModelled, paging, type Shape } from './schemas'

/** Without a status all but the deregistered ones. ECS API, ListContainerInstances. */
export const listContainerInstances = operation({
  action: 'ecs:ListContainerInstances',
  input: z.strictObject({
    cluster: clusterIdentifier,
    filter: notModelled('list all and choose'),
    status: z.enum(['ACTIVE', 'DRAINING', 'REGISTERING', 'DEREGISTERING', 'REGISTRATION_FAILED']).optional(),
    ...paging,
  } satisfies Shape<ListContainerInstancesRequest>),
  perform(world, { cluster: given, status, ...page }) {
    const cluster = findCluster(world, given)
    const instances = [...world.state.containerInstances.values()]
      .filter(({ clusterArn }) => clusterArn === cluster.arn)
      .filter((instance) =>
        status === undefined ? instance.status !== 'INACTIVE' : instance.status === status,
      )
    const { items, next } = paginate(
      instances.map(({ arn }) => arn),
      page,
    )
    return { containerInstanceArns: items, ...next }
  },
})
