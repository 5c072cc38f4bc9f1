// After a pass: is the service steady, or gone.

import { steadyState } from '@/lib/aws/ecs/messages'
import { completeDeployment } from '../../lifecycle/deployments'
import { primaryDeploymentOf } from '../../lifecycle/lookup'
import { forgetServiceDeployments } from '../../lifecycle/service-deployments'
import { serviceEvent } from '../../lifecycle/targets'
import type { Service } from '../../records/services'
import { notesOf } from '../../scheduler-notes'
import type { World } from '../../world'
import { solved } from './service-messages'
import type { DeploymentStrategy } from './strategies/deployment-strategy'

/** Steady is a service whose tasks are all there and healthy, and that waits for no task to end that could end. */
export function settle(world: World, service: Service, strategy: DeploymentStrategy): void {
  const isSteady = strategy.settle(world, service)
  if (service.status === 'DRAINING') {
    const { pending, running, healthy, unhealthy, leaving } = world.rosters.of(service.arn).counts()
    const isEmpty = pending + running + healthy + unhealthy + leaving === 0
    // Targets of tasks that died are deregistered at a look to come, and nobody looks at a service that is INACTIVE.
    if (isEmpty && notesOf(world, service.arn).targetWork.length === 0) {
      service.status = 'INACTIVE'
      forgetServiceDeployments(world, service)
    }
    return
  }
  const notes = notesOf(world, service.arn)
  if (isSteady && !notes.steady) {
    solved(world, service, 'stuck')
    if (primaryDeploymentOf(world, service).rolloutState === 'IN_PROGRESS') completeDeployment(world, service)
    serviceEvent(world, service, steadyState(service.name), {
      level: 'good',
      eventName: 'SERVICE_STEADY_STATE',
    })
  }
  notes.steady = isSteady
}
