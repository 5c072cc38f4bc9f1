// The service scheduler: keeps the desired count, replaces what died or is unhealthy, rolls updates within the bounds of
// the deployment configuration. It looks at a service after everything else of the instant has happened, so that a target
// that has just failed is replaced in this round and not in the next (MODEL.md#scheduler-order).

import { deploymentStuck } from '@/lib/aws/ecs/messages'
import {
  boundsRule,
  planRollingUpdate,
  type RollingUpdatePlan,
  stopTotal,
} from '@/lib/aws/ecs/rolling-update'
import { afterMs, US_PER_MS } from '@/lib/engine'
import { primaryDeploymentOf } from '../../lifecycle/lookup'
import { boundsOf } from '../../service-counts'
import type { Service } from '../../state'
import type { ServiceScheduler, World } from '../../world'
import { startTasks, stopTasks } from './actions'
import { createLookClock } from './look-clock'
import { observe } from './observations'
import { nextDue, performTargetWork } from './paced-work'
import { suppressible } from './service-messages'
import { settleDeployments } from './settlement'
import { announceTargets } from './target-announcements'
import { groupTasks, type TaskGroups } from './task-groups'
import { UnseenTasks } from './unseen-tasks'

export function createServiceScheduler(world: World): ServiceScheduler {
  const unseen = new UnseenTasks(world.tasks)
  world.tasks.watch(unseen)
  const clock = createLookClock(world, (service) => {
    if (service.status !== 'INACTIVE') reconcile(world, service, unseen)
  })
  const wakeAfter = (serviceArn: string, delayMs: number): void =>
    clock.wakeAt(serviceArn, afterMs(world.engine.now, delayMs))
  return {
    wake: clock.wake,
    wakeAfter,
    wakeCluster(clusterArn, delayMs) {
      for (const service of world.state.services.values())
        if (service.clusterArn === clusterArn) wakeAfter(service.arn, delayMs)
    },
  }
}

function reconcile(world: World, service: Service, unseen: UnseenTasks): void {
  performTargetWork(world, service)
  announceTargets(world, service)
  const unhealthy = observe(world, service, unseen)
  const groups = groupTasks(world, service)
  const plan = planFor(world, service, groups)
  const stopped = stopTasks(world, service, groups, plan)
  const placement = startTasks(world, service, plan)
  explainPass(world, service, plan, { started: placement.started, stopped })
  service.blocked = placement.blocked ?? plan.blocked ?? unhealthy
  if (plan.blocked) suppressible(world, service, 'stuck', deploymentStuck(service.name))
  settleDeployments(world, service)
  lookAgain(world, service)
  world.changes.service(service.arn)
}

/** This look may have come before the one that the throttle had asked for, and taken its place. */
function lookAgain(world: World, service: Service): void {
  const due = nextDue(world, service)
  if (due !== null) world.scheduler.wakeAfter(service.arn, (due - world.engine.now) / US_PER_MS)
  const leftUs = (service.throttledUntil ?? 0) - world.engine.now
  if (leftUs > 0) world.scheduler.wakeAfter(service.arn, leftUs / US_PER_MS)
}

function planFor(world: World, service: Service, groups: TaskGroups): RollingUpdatePlan {
  const isDeleted = service.status === 'DRAINING'
  const { lower, upper } = isDeleted ? { lower: 0, upper: 0 } : boundsOf(service)
  const throttled = service.throttledUntil !== null && service.throttledUntil > world.engine.now
  const primary = primaryDeploymentOf(world, service)
  return planRollingUpdate({
    desired: service.desiredCount,
    lower,
    upper,
    primary: groups.primary.counts,
    older: groups.older.map(({ counts }) => counts),
    draining: groups.draining.counts,
    // A service that is being deleted wants no tasks: there is nothing to hold on to for lack of successors.
    mayStart: isDeleted || (!throttled && primary.rolloutState !== 'FAILED'),
  })
}

function explainPass(
  world: World,
  service: Service,
  plan: RollingUpdatePlan,
  done: { readonly started: number; readonly stopped: number },
): void {
  if (done.started === 0 && stopTotal(plan.stop) === 0 && service.blocked === plan.blocked) return
  const actions = [
    done.started > 0 ? `starts ${done.started}` : null,
    done.stopped > 0 ? `stops ${done.stopped}` : null,
    plan.blocked ? 'can neither start nor stop a task' : null,
  ].filter((text) => text !== null)
  if (actions.length === 0) return
  world.log.explain({
    topic: service.deploymentIds.length > 1 ? 'deployment' : 'scheduler',
    subjects: [service.arn],
    summary: `${service.name}: the scheduler ${actions.join(' and ')}${plan.waiting ? `; then it waits for ${plan.waiting}` : ''}`,
    rule: boundsRule(service.desiredCount, service.minimumHealthyPercent, service.maximumPercent),
    facts: plan.facts,
  })
}
