import type { ListContainerInstancesRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { matchesQuery } from '@/lib/aws/ecs/placement/query/evaluate'
import { parseQuery, type Query } from '@/lib/aws/ecs/placement/query/parse'
import { QueryError } from '@/lib/aws/ecs/placement/query/tokens'
import { invalidParameterException } from '@/lib/aws/error'
import { operation } from '@/lib/world/operation'
import { placementInstance } from '@/lib/world/placement'
import { findCluster } from './identifiers'
import { paginate } from './paging'
import { clusterIdentifier, paging, type Shape } from './schemas'

/** Without a status all but the deregistered ones. `filter` is an expression as in placement constraints. ECS API. */
export const listContainerInstances = operation({
  action: 'ecs:ListContainerInstances',
  readOnly: true,
  input: z.strictObject({
    cluster: clusterIdentifier,
    filter: z.string().optional(),
    status: z.enum(['ACTIVE', 'DRAINING', 'REGISTERING', 'DEREGISTERING', 'REGISTRATION_FAILED']).optional(),
    ...paging,
  } satisfies Shape<ListContainerInstancesRequest>),
  perform({ world }, { cluster: given, filter, status, ...page }) {
    const cluster = findCluster(world, given)
    const query = filter === undefined ? null : toQuery(filter)
    const instances = [...world.state.containerInstances.values()]
      .filter(({ clusterArn }) => clusterArn === cluster.arn)
      .filter((instance) =>
        status === undefined ? instance.status !== 'INACTIVE' : instance.status === status,
      )
      .filter((instance) => query === null || matchesQuery(query, placementInstance(world, instance, '')))
    const { items, next } = paginate(
      instances.map(({ arn }) => arn),
      page,
    )
    return { containerInstanceArns: items, ...next }
  },
})

function toQuery(filter: string): Query {
  try {
    return parseQuery(filter)
  } catch (cause) {
    if (cause instanceof QueryError)
      throw invalidParameterException(`Invalid expression '${filter}': ${cause.message}.`, 'filter')
    throw cause
  }
}
