// What counts as what when a service is looked at: shared by the scheduler, Describe, the metrics and the screen.

import { HEALTHY_WITHOUT_CHECKS_SECONDS } from '@/lib/aws/defaults'
import { US_PER_SECOND } from '@/lib/engine'
import type { Target } from './records/elb'
import type { Service } from './records/services'
import type { Task } from './records/tasks'
import type { World } from './world'

/** Without a load balancer a task is healthy when it has been RUNNING for so long. */
export const HEALTHY_AFTER_US = HEALTHY_WITHOUT_CHECKS_SECONDS * US_PER_SECOND

/** A task that is meant to run: PENDING, ACTIVATING or RUNNING. Those asked to stop no longer count. */
export function isCounted(task: Task): boolean {
  return task.desiredStatus === 'RUNNING' && task.lastStatus !== 'STOPPED'
}

export function isPending(task: Task): boolean {
  return isCounted(task) && task.lastStatus !== 'RUNNING'
}

export function isRunning(task: Task): boolean {
  return isCounted(task) && task.lastStatus === 'RUNNING'
}

/**
 * Does a task count toward the lower bound? Behind a load balancer: every target of it is healthy. Otherwise: RUNNING for
 * 40 s. Source: API DeploymentConfiguration, minimumHealthyPercent.
 */
export function isHealthy(world: World, service: Service, task: Task): boolean {
  if (!isRunning(task) || task.startedAt === null) return false
  if (service.loadBalancers.length === 0) return world.engine.now - task.startedAt >= HEALTHY_AFTER_US
  const targets = targetsOf(world, task)
  return targets.length >= service.loadBalancers.length && targets.every(({ state }) => state === 'healthy')
}

export function targetsOf(world: World, task: Task): readonly Target[] {
  return task.targetKeys.flatMap((key) => {
    const target = world.state.targets.get(key)
    return target && target.taskArn === task.arn ? [target] : []
  })
}

/** The first target of a task that the load balancer does not find healthy for good. */
export function sickTargetOf(world: World, task: Task): Target | undefined {
  return targetsOf(world, task).find(({ state }) => state === 'unhealthy' || state === 'unused')
}
