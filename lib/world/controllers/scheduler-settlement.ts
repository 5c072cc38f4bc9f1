// After a pass: which deployments are over, and is the service steady.

import { steadyState } from '@/lib/aws/ecs/messages'
import { isAgentConnected } from '../lifecycle/lookup'
import { serviceEvent } from '../lifecycle/targets'
import { isCounted, isHealthy } from '../service-counts'
import type { Service, Task } from '../state'
import type { World } from '../world'
import { solved } from './service-messages'

/** Steady is a service whose tasks are all there and healthy, and that waits for no task to end that could end. */
export function settleDeployments(world: World, service: Service, live: readonly Task[]): void {
  const [primaryId, ...olderIds] = service.deploymentIds
  for (const id of olderIds) {
    if (!live.some((task) => task.deploymentId === id))
      world.charts.deliver('deployment', id, { type: 'drained' })
  }
  const primary = world.state.deployments.get(primaryId ?? '')
  if (primary) primary.desiredCount = service.desiredCount
  if (service.status === 'DRAINING') {
    if (live.length === 0) service.status = 'INACTIVE'
    return
  }
  const counted = live.filter(isCounted)
  const isSteady =
    service.deploymentIds.length === 1 &&
    counted.length === service.desiredCount &&
    counted.every((task) => isHealthy(world, service, task) && !isLeaving(world, task)) &&
    !live.some((task) => !isCounted(task) && isAgentConnected(world, task))
  if (isSteady && !service.steady) {
    solved(service, 'stuck')
    if (primary && primary.rolloutState === 'IN_PROGRESS')
      world.charts.deliver('deployment', primary.id, { type: 'steady.state.reached' })
    serviceEvent(world, service, steadyState(service.name), {
      level: 'good',
      eventName: 'SERVICE_STEADY_STATE',
    })
  }
  service.steady = isSteady
}

function isLeaving(world: World, task: Task): boolean {
  return world.state.containerInstances.get(task.containerInstanceArn)?.status !== 'ACTIVE'
}
