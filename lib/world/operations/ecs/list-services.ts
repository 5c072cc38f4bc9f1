import type { ListServicesRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import type { Service } from '@/lib/world/records/services'
import { findCluster } from './identifiers'
import { paginate } from './paging'
import { clusterIdentifier, launchType, paging, type Shape } from './schemas'

/** INACTIVE services can be described, but are not listed. */
export const listServices = operation({
  action: 'ecs:ListServices',
  readOnly: true,
  ignores: ['resourceManagementType'] satisfies (keyof ListServicesRequest)[],
  input: z.strictObject({
    cluster: clusterIdentifier,
    launchType,
    schedulingStrategy: z.enum(['REPLICA', 'DAEMON']).optional(),
    ...paging,
  } satisfies Shape<ListServicesRequest>),
  perform({ world }, { cluster: given, launchType = 'EC2', schedulingStrategy = 'REPLICA', ...page }) {
    const cluster = findCluster(world, given)
    // All services here are of this one launch type; a filter for another finds none.
    const isListed = (service: Service) =>
      launchType === 'EC2' && service.schedulingStrategy === schedulingStrategy
    const services = [...world.state.services.values()].filter(
      (service) => isListed(service) && service.clusterArn === cluster.arn && service.status !== 'INACTIVE',
    )
    const { items, next } = paginate(
      services.map(({ arn }) => arn),
      page,
    )
    return { serviceArns: items, ...next }
  },
})
