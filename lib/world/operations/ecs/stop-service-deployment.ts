import type { StopServiceDeploymentRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { serviceDeploymentHasEnded, serviceDeploymentNotFound } from '@/lib/aws/error'
import { existing } from '@/lib/engine'
import { failDeployment } from '@/lib/world/lifecycle/deployments'
import { hasEnded, tell } from '@/lib/world/lifecycle/service-deployments'
import { operation } from '@/lib/world/operation'
import { identifier, type Shape } from './schemas'

/**
 * The scheduler begins a rollback at its next look; one that is on its way to its end goes on. Without a rollback the tasks that
 * there are stay, and no more are started. ECS guide, stop-service-deployment.
 */
export const stopServiceDeployment = operation({
  action: 'ecs:StopServiceDeployment',
  readOnly: false,
  input: z.strictObject({
    serviceDeploymentArn: identifier,
    stopType: z.enum(['ABORT', 'ROLLBACK']).optional(),
  } satisfies Shape<StopServiceDeploymentRequest>),
  perform({ world }, { serviceDeploymentArn, stopType = 'ROLLBACK' }) {
    const deployment = world.state.serviceDeployments.get(serviceDeploymentArn)
    if (!deployment) throw serviceDeploymentNotFound()
    if (hasEnded(deployment)) throw serviceDeploymentHasEnded(deployment.status)
    const { status, serviceArn } = deployment
    if (status === 'PENDING' || status === 'IN_PROGRESS') {
      const service = existing(world.state.services.get(serviceArn), serviceArn)
      if (stopType === 'ABORT') failDeployment(world, service, 'stop requested', null)
      else tell(world, deployment, { type: 'rollback.requested' })
      world.bus.publish({ type: 'Service Update', service })
    }
    return { serviceDeploymentArn }
  },
})
