// The service scheduler: keeps the desired count, replaces what died or is unhealthy, brings deployments about. Each look
// observes, asks the service's strategies for a plan, carries it out and settles what is over. It looks at a service after
// everything else of the instant has happened, so that a target that has just failed is replaced in this round and not in
// the next (MODEL.md#scheduler-order).

import { deploymentStuck, unableToScaleIn } from '@/lib/aws/ecs/messages'
import { stopCountsTotal } from '@/lib/aws/ecs/rolling-update'
import { afterMs, US_PER_MS } from '@/lib/engine'
import { watchServiceDeployment } from '../../lifecycle/service-deployments'
import type { Service } from '../../records/services'
import { notesOf } from '../../scheduler-notes'
import type { ServiceScheduler, World } from '../../world'
import { startTasks, stopTasks } from './actions'
import { type CircuitBreaker, createCircuitBreaker } from './breaker'
import { followRequests } from './deployment-requests'
import { createLookClock } from './look-clock'
import { observe } from './observations'
import { nextDue, performTargetWork } from './paced-work'
import { solved, suppressible } from './service-messages'
import { settle } from './settlement'
import type { DeploymentPlan, Terms } from './strategies/deployment-strategy'
import type { SchedulingStrategy } from './strategies/scheduling-strategy'
import { deploymentStrategyOf, type Strategies, schedulingStrategyOf } from './strategies/strategies'
import { announceTargets } from './target-announcements'
import { UnseenTasks } from './unseen-tasks'

export function createServiceScheduler(world: World, strategies: Strategies): ServiceScheduler {
  const unseen = new UnseenTasks(world.tasks)
  world.tasks.watch(unseen)
  const breaker = createCircuitBreaker(world, (service) => deploymentStrategyOf(strategies, service))
  const clock = createLookClock(world, (service) => {
    if (service.status !== 'INACTIVE') reconcile(world, service, { unseen, strategies, breaker })
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
    bounds: (service) => schedulingStrategyOf(strategies, service).bounds(world, service),
  }
}

interface Parts {
  readonly unseen: UnseenTasks
  readonly strategies: Strategies
  readonly breaker: CircuitBreaker
}

function reconcile(world: World, service: Service, { unseen, strategies, breaker }: Parts): void {
  const scheduling = schedulingStrategyOf(strategies, service)
  const deploying = deploymentStrategyOf(strategies, service)
  followRequests(world, service, deploying)
  performTargetWork(world, service)
  announceTargets(world, service)
  const unhealthy = observe(world, service, { unseen, deploying, breaker })
  const plan = deploying.plan(world, service, termsOf(world, service, scheduling))
  const stopped = stopTasks(world, service, plan)
  const placement = startTasks(world, service, { plan, scheduling })
  if (placement.started > 0 || placement.blocked !== null) breaker.started(service)
  const kept = announceProtection(world, service, plan)
  explainPass(world, service, plan, { started: placement.started, stopped })
  notesOf(world, service.arn).blocked = placement.blocked ?? plan.blocked ?? kept ?? unhealthy
  if (plan.blocked) suppressible(world, service, 'stuck', deploymentStuck(service.name))
  watchServiceDeployment(world, service)
  settle(world, service, deploying)
  lookAgain(world, service)
  world.changes.mark('service', service.arn)
}

/** Tasks that should go are protected: said and explained once while it lasts. Returns what the service says. */
function announceProtection(world: World, service: Service, plan: DeploymentPlan): string | null {
  const { kept = [], waiting, facts } = plan
  const notes = notesOf(world, service.arn)
  if (kept.length === 0) solved(world, service, 'protected')
  else if (!notes.heldByProtection)
    world.log.explain({
      topic: service.deploymentIds.length > 1 ? 'deployment' : 'scheduler',
      subjects: [service.arn],
      summary: `${service.name}: the scheduler waits for ${waiting}`,
      rule: 'A protected task is not stopped by scaling in, nor by a deployment, before its protection ends',
      facts,
    })
  notes.heldByProtection = kept.length > 0
  const messages = kept.map(({ deployment, count }) => unableToScaleIn(service.name, deployment.id, count))
  for (const message of messages) suppressible(world, service, 'protected', message)
  return messages[0] ?? null
}

/** This look may have come before the one that the throttle had asked for, and taken its place. */
function lookAgain(world: World, service: Service): void {
  const due = nextDue(world, service)
  if (due !== null) world.scheduler.wakeAfter(service.arn, (due - world.engine.now) / US_PER_MS)
  const leftUs = (notesOf(world, service.arn).throttledUntil ?? 0) - world.engine.now
  if (leftUs > 0) world.scheduler.wakeAfter(service.arn, leftUs / US_PER_MS)
}

/** A service that is being deleted wants nothing, whatever its strategy. */
function termsOf(world: World, service: Service, scheduling: SchedulingStrategy): Terms {
  if (service.status === 'DRAINING') return { desired: 0, lower: 0, upper: 0, throttled: false }
  service.desiredCount = scheduling.desiredCount(world, service)
  const throttled = (notesOf(world, service.arn).throttledUntil ?? 0) > world.engine.now
  return { desired: service.desiredCount, ...scheduling.bounds(world, service), throttled }
}

function explainPass(
  world: World,
  service: Service,
  plan: DeploymentPlan,
  done: { readonly started: number; readonly stopped: number },
): void {
  const stops = plan.stops.reduce((sum, { counts }) => sum + stopCountsTotal(counts), 0)
  if (done.started === 0 && stops === 0 && notesOf(world, service.arn).blocked === plan.blocked) return
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
    rule: plan.rule,
    facts: plan.facts,
  })
}
