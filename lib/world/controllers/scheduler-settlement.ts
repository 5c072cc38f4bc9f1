// After a pass: which deployments are over, and is the service steady.

import { steadyState } from '@/lib/aws/ecs/messages'
import { isAgentConnected } from '../lifecycle/lookup'
import { serviceEvent } from '../lifecycle/targets'
import type { StandingCounts } from '../standings'
import type { Service } from '../state'
import type { World } from '../world'
import { solved } from './service-messages'

/** Steady is a service whose tasks are all there and healthy, and that waits for no task to end that could end. */
export function settleDeployments(world: World, service: Service): void {
  const roster = world.rosters.of(service.arn)
  const [primaryId, ...olderIds] = service.deploymentIds
  for (const id of olderIds) {
    if (total(roster.counts(id)) === 0) world.charts.deliver('deployment', id, { type: 'drained' })
  }
  const primary = world.state.deployments.get(primaryId ?? '')
  if (primary) primary.desiredCount = service.desiredCount
  if (service.status === 'DRAINING') {
    if (total(roster.counts()) === 0) service.status = 'INACTIVE'
    return
  }
  const { pending, running, healthy, unhealthy } = roster.counts()
  const moving = { ...roster.moving(), leaving: 0 }
  const isSteady =
    service.deploymentIds.length === 1 &&
    healthy === service.desiredCount &&
    pending + running + unhealthy === 0 &&
    total(moving) === 0 &&
    ![...roster.leaving()].some((task) => isAgentConnected(world, task))
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

function total({ pending, running, healthy, unhealthy, leaving }: StandingCounts): number {
  return pending + running + healthy + unhealthy + leaving
}
