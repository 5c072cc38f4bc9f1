import type { ListServiceDeploymentsRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { SERVICE_DEPLOYMENT_STATUSES } from '@/lib/aws/vocabulary'
import { existing } from '@/lib/engine'
import { describeServiceDeploymentBrief } from '@/lib/world/describe/ecs/service-deployment'
import { operation } from '@/lib/world/operation'
import { instantOf } from '../cloudwatch/instants'
import { instant } from '../cloudwatch/schemas'
import { findCluster, findService } from './identifiers'
import { paginate } from './paging'
import { clusterIdentifier, identifier, paging, type Shape } from './schemas'

/** ECS API, ListServiceDeployments `maxResults`. */
const PAGE_SIZE_DEFAULT = 20

/** Newest first. Both filters must hold. */
export const listServiceDeployments = operation({
  action: 'ecs:ListServiceDeployments',
  readOnly: true,
  input: z.strictObject({
    service: identifier,
    cluster: clusterIdentifier,
    status: z.array(z.enum(SERVICE_DEPLOYMENT_STATUSES)).optional(),
    createdAt: z.strictObject({ before: instant.optional(), after: instant.optional() }).optional(),
    ...paging,
  } satisfies Record<keyof Shape<ListServiceDeploymentsRequest>, z.ZodType>),
  perform({ world }, { cluster, service: given, status = [], createdAt = {}, ...page }) {
    const service = findService(world, findCluster(world, cluster), given)
    const { before, after } = createdAt
    const until = before === undefined ? Infinity : instantOf(world, before, 'createdAt.before')
    const from = after === undefined ? -Infinity : instantOf(world, after, 'createdAt.after')
    const deployments = service.serviceDeploymentArns
      .map((arn) => existing(world.state.serviceDeployments.get(arn), arn))
      .filter((one) => status.length === 0 || status.includes(one.status))
      .filter((one) => one.createdAt < until && one.createdAt > from)
    const { items, next } = paginate(
      deployments.map(({ arn }) => arn),
      { maxResults: PAGE_SIZE_DEFAULT, ...page },
    )
    return {
      serviceDeployments: deployments
        .filter(({ arn }) => items.includes(arn))
        .map((one) => describeServiceDeploymentBrief(world, one)),
      ...next,
    }
  },
})
