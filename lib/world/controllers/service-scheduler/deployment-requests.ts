// What the scheduler finds at a look that was asked of the service's deployment since the last one.

import { failDeployment } from '../../lifecycle/deployments'
import { ongoingServiceDeployment, tell } from '../../lifecycle/service-deployments'
import type { Service } from '../../records/services'
import type { World } from '../../world'
import type { DeploymentStrategy } from './strategies/deployment-strategy'

export function followRequests(world: World, service: Service, deploying: DeploymentStrategy): void {
  const ongoing = ongoingServiceDeployment(world, service)
  if (ongoing === null || service.status !== 'ACTIVE') return
  if (ongoing.status === 'PENDING') tell(world, ongoing, { type: 'begun' })
  if (ongoing.status === 'ROLLBACK_REQUESTED')
    failDeployment(world, service, 'rollback requested', deploying.rollBack)
}
