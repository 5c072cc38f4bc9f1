// ROLLING: tasks of the PRIMARY deployment replace older ones within the bounds, a few at a time. The arithmetic is AWS's
// and stands in `lib/aws/ecs/rolling-update.ts`.

import { boundsRule, planRollingUpdate, type RollingUpdatePlan } from '@/lib/aws/ecs/rolling-update'
import { existing } from '@/lib/engine'
import { rollBack } from '../../../lifecycle/deployments'
import { isAgentConnected, olderDeploymentsOf, primaryDeploymentOf } from '../../../lifecycle/lookup'
import type { Deployment, Service } from '../../../records/services'
import type { Task } from '../../../records/tasks'
import { targetsOf } from '../../../service-counts'
import type { StandingCounts } from '../../../standings'
import type { World } from '../../../world'
import { groupTasks } from '../task-groups'
import type { DeploymentPlan, DeploymentStrategy, Terms } from './deployment-strategy'

export const ROLLING: DeploymentStrategy = { name: 'ROLLING', plan, settle, rollBack }

function plan(world: World, service: Service, terms: Terms): DeploymentPlan {
  const primary = primaryDeploymentOf(world, service)
  const groups = groupTasks(world, service)
  const { start, replacing, stop, kept, blocked, waiting, facts } = planRollingUpdate({
    desired: terms.desired,
    lower: terms.lower,
    upper: terms.upper,
    primary: groups.primary.counts,
    older: groups.older.map(({ counts }) => counts),
    draining: groups.draining.counts,
    // A service that is being deleted wants no tasks: there is nothing to hold on to for lack of successors.
    mayStart: service.status === 'DRAINING' || (!terms.throttled && primary.rolloutState !== 'FAILED'),
  })
  return {
    starts: [{ deployment: primary, count: start, replacing }],
    stops: [
      { group: groups.primary, counts: stop.primary },
      ...stop.older.map((counts, i) => ({ group: existing(groups.older[i], `deployment ${i}`), counts })),
      { group: groups.draining, counts: stop.draining },
    ],
    blocked,
    waiting,
    kept: keptTasks(world, service, kept),
    rule: boundsRule(terms.desired, service.minimumHealthyPercent, service.maximumPercent),
    facts,
  }
}

/** In the order of the groups: the PRIMARY deployment, then older ones, the oldest first. */
function keptTasks(
  world: World,
  service: Service,
  { primary, older }: RollingUpdatePlan['kept'],
): DeploymentPlan['kept'] {
  const deployments = [
    primaryDeploymentOf(world, service),
    ...olderDeploymentsOf(world, service).toReversed(),
  ]
  return deployments.flatMap((deployment, i) => {
    const count = [primary, ...older][i] ?? 0
    return count > 0 ? [{ deployment, count }] : []
  })
}

function settle(world: World, service: Service): boolean {
  const roster = world.rosters.of(service.arn)
  const primary = primaryDeploymentOf(world, service)
  for (const { id } of olderDeploymentsOf(world, service)) {
    if (total(roster.counts(id)) === 0) world.charts.deliver('deployment', id, { type: 'drained' })
  }
  primary.desiredCount = service.desiredCount
  const { pending, running, healthy, unhealthy } = roster.counts()
  const moving = { ...roster.moving(), leaving: 0 }
  return (
    service.deploymentIds.length === 1 &&
    healthy === service.desiredCount &&
    pending + running + unhealthy === 0 &&
    total(moving) === 0 &&
    ![...roster.leaving()].some(
      (task) => isAgentConnected(world, task) && !isDrainingInPeace(world, primary, task),
    )
  )
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
