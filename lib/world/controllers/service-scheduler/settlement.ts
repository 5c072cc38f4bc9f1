// After a pass: which deployments are over, and is the service steady.

import { steadyState } from '@/lib/aws/ecs/messages'
import { isAgentConnected, olderDeploymentsOf, primaryDeploymentOf } from '../../lifecycle/lookup'
import { serviceEvent } from '../../lifecycle/targets'
import { targetsOf } from '../../service-counts'
import type { StandingCounts } from '../../standings'
import type { Deployment, Service, Task } from '../../state'
import type { World } from '../../world'
import { solved } from './service-messages'

/** Steady is a service whose tasks are all there and healthy, and that waits for no task to end that could end. */
export function settleDeployments(world: World, service: Service): void {
  const roster = world.rosters.of(service.arn)
  const primary = primaryDeploymentOf(world, service)
  for (const { id } of olderDeploymentsOf(world, service)) {
    if (total(roster.counts(id)) === 0) world.charts.deliver('deployment', id, { type: 'drained' })
  }
  primary.desiredCount = service.desiredCount
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
    ![...roster.leaving()].some(
      (task) => isAgentConnected(world, task) && !isDrainingInPeace(world, primary, task),
    )
  if (isSteady && !service.steady) {
    solved(service, 'stuck')
    if (primary.rolloutState === 'IN_PROGRESS')
      world.charts.deliver('deployment', primary.id, { type: 'steady.state.reached' })
    serviceEvent(world, service, steadyState(service.name), {
      level: 'good',
      eventName: 'SERVICE_STEADY_STATE',
    })
  }
  service.steady = isSteady
}

/** Outside deployments live services are steady while targets still drain, one look after they were deregistered. */
function isDrainingInPeace(world: World, primary: Deployment, task: Task): boolean {
  if (world.pace !== 'aws' || primary.rolloutState !== 'COMPLETED') return false
  if (task.lastStatus !== 'DEACTIVATING') return false
  const targets = targetsOf(world, task)
  return targets.length > 0 && targets.every(({ state }) => state === 'draining')
}

function total({ pending, running, healthy, unhealthy, leaving }: StandingCounts): number {
  return pending + running + healthy + unhealthy + leaving
}
