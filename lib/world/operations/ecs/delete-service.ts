import type { DeleteServiceRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { serviceNotFound, serviceStillScaled } from '@/lib/aws/error'
import { describeService } from '@/lib/world/describe/ecs/service'
import { settleEndpoints } from '@/lib/world/lifecycle/service-connect'
import { operation } from '@/lib/world/operation'
import { findCluster, findService } from './identifiers'
import { clusterIdentifier, identifier, type Shape } from './schemas'

/**
 * ACTIVE → DRAINING here; the scheduler stops what runs and makes it INACTIVE then. One that is DRAINING already is answered as
 * it is; one that is INACTIVE is not found. ECS API, DeleteService.
 */
export const deleteService = operation({
  action: 'ecs:DeleteService',
  readOnly: false,
  input: z.strictObject({
    cluster: clusterIdentifier,
    service: identifier,
    force: z.boolean().optional(),
  } satisfies Shape<DeleteServiceRequest>),
  perform({ world }, given) {
    const service = findService(world, findCluster(world, given.cluster), given.service)
    if (service.status === 'INACTIVE') throw serviceNotFound()
    if (service.status === 'DRAINING') return { service: describeService(world, service) }
    if (service.desiredCount > 0 && given.force !== true) throw serviceStillScaled()
    service.status = 'DRAINING'
    service.desiredCount = 0
    settleEndpoints(world, service.arn, null)
    for (const id of service.deploymentIds) {
      const deployment = world.state.deployments.get(id)
      if (deployment) deployment.desiredCount = 0
    }
    world.bus.publish({ type: 'Service Update', service })
    return { service: describeService(world, service) }
  },
})
