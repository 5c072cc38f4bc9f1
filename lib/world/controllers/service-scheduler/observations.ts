// What the scheduler learns before it acts: which tasks reached RUNNING or failed to, which became healthy or unhealthy.
// Feeds the throttle and the circuit breaker.

import { HEALTHY_WITHOUT_CHECKS_SECONDS } from '@/lib/aws/defaults'
import { STOPPED_REASON, targetNotFound, throttled } from '@/lib/aws/ecs/messages'
import { throttle } from '@/lib/aws/ecs/throttle'
import { afterMs, afterSeconds, type SimTime, US_PER_MS } from '@/lib/engine'
import { targetGroupsOfService } from '../../lifecycle/task-targets'
import { waitMs } from '../../pace'
import type { Service } from '../../records/services'
import type { Task } from '../../records/tasks'
import { notesOf, taskNotesOf } from '../../scheduler-notes'
import { isCounted, isHealthy, isRunning, sickTargetOf } from '../../service-counts'
import type { World } from '../../world'
import { type CircuitBreaker, countForBreaker } from './breaker'
import { noteDeath } from './paced-work'
import { solved, suppressible } from './service-messages'
import type { DeploymentStrategy } from './strategies/deployment-strategy'
import type { UnseenTasks } from './unseen-tasks'

export interface Observer {
  readonly unseen: UnseenTasks
  readonly deploying: DeploymentStrategy
  readonly breaker: CircuitBreaker
}

/** Returns what keeps its tasks from becoming healthy for good, in the words of the service's event. */
export function observe(
  world: World,
  service: Service,
  { unseen, deploying, breaker }: Observer,
): string | null {
  for (const task of unseen.take(service.arn, world.engine.now)) {
    if (!taskNotesOf(world, task.arn).startCounted) countStart(world, service, task)
    const again = isCounted(task) ? observeHealth(world, service, task) : null
    if (!isCounted(task)) noteDeath(world, service, task)
    if (again !== null) unseen.lookAgain(task, again)
    else if (task.lastStatus === 'STOPPED') {
      countFailedExit(world, service, task)
      noteRoom(world, service)
      taskNotesOf(world, task.arn).endSeen = true
      world.tasks.forget(task)
    }
  }
  const next = unseen.nextLook(service.arn)
  if (next !== null) world.scheduler.wakeAfter(service.arn, (next - world.engine.now) / US_PER_MS)
  breaker.observed(service, deploying)
  return observeTargetGroups(world, service)
}

/** What it had reserved is free: the next try to place does not wait out what was drawn before that, and its first minute begins anew. */
function noteRoom(world: World, service: Service): void {
  const notes = notesOf(world, service.arn)
  notes.placementFailedAt = null
  notes.placementRetryAt = null
}

/**
 * It ran, but its load balancer never saw it healthy. Without a health check nobody could have. It is seen again when its target
 * is deregistered.
 */
function countFailedExit(world: World, service: Service, task: Task): void {
  const notes = taskNotesOf(world, task.arn)
  const hasFailed = task.stopCode === 'EssentialContainerExited' && task.startedAt !== null
  if (service.loadBalancers.length === 0 || !hasFailed || notes.foundHealthy || notes.exitCounted) return
  notes.exitCounted = true
  countForBreaker(world, task, 'exited before it was healthy')
}

/** Somebody deleted a target group under its tasks: AWS leaves these alone, but they count as healthy no more. */
function observeTargetGroups(world: World, service: Service): string | null {
  const missing = targetGroupsOfService(world.state, service).find(
    (arn) => !world.state.targetGroups.has(arn),
  )
  if (missing === undefined) {
    solved(world, service, 'no target group')
    return null
  }
  const messages = [...world.tasks.ofService(service.arn)]
    .filter(isRunning)
    .map(({ id, deploymentId }) =>
      targetNotFound(service.name, deploymentId ?? '', id, missing, 'TARGET GROUP'),
    )
  for (const message of messages) suppressible(world, service, 'no target group', message)
  return messages[0] ?? null
}

function countStart(world: World, service: Service, task: Task): void {
  const notes = notesOf(world, service.arn)
  const taskNotes = taskNotesOf(world, task.arn)
  if (task.startedAt !== null) {
    taskNotes.startCounted = true
    notes.failedStarts = 0
    notes.throttledUntil = null
    solved(world, service, 'throttled')
    countForBreaker(world, task, 'reached RUNNING')
  } else if (task.lastStatus === 'STOPPED') {
    taskNotes.startCounted = true
    if (task.stopCode !== 'TaskFailedToStart') return
    notes.failedStarts++
    countForBreaker(world, task, 'failed to reach RUNNING')
    const { delaySeconds, announced } = throttle({
      failedStarts: notes.failedStarts,
      desiredCount: service.desiredCount,
    })
    notes.throttledUntil =
      world.pace === 'instant'
        ? afterSeconds(world.engine.now, delaySeconds)
        : nextStart(world, service, task)
    const delayMs = (notes.throttledUntil - world.engine.now) / US_PER_MS
    world.scheduler.wakeAfter(service.arn, Math.max(0, delayMs))
    if (announced) suppressible(world, service, 'throttled', throttled(service.name))
  }
}

/** The first two rounds of failures are tried again soon, later ones after five minutes: live services do not back off further. */
function nextStart(world: World, service: Service, task: Task): SimTime {
  const rounds = Math.ceil(notesOf(world, service.arn).failedStarts / Math.max(1, service.desiredCount))
  const name = rounds > 2 ? 'failedStartRetryLater' : 'failedStartRetry'
  return afterMs(task.stoppedAt ?? world.engine.now, waitMs(world, name, task.arn))
}

/** Returns when it must be looked at again though nothing may have changed; null when that is not needed. */
function observeHealth(world: World, service: Service, task: Task): SimTime | null {
  if (!isRunning(task) || task.startedAt === null) return null
  if (isHealthy(world, service, task)) {
    noteHealthy(world, task)
    return null
  }
  const notes = taskNotesOf(world, task.arn)
  notes.healthySince = null
  if (service.loadBalancers.length === 0) return afterSeconds(task.startedAt, HEALTHY_WITHOUT_CHECKS_SECONDS)
  const sick = sickTargetOf(world, task)
  if (!sick || notes.unhealthyReason !== null) return null
  const graceEnds = afterSeconds(task.startedAt, service.healthCheckGracePeriodSeconds)
  if (graceEnds > world.engine.now) return graceEnds
  const noticedAt = afterMs(
    sick.stateSince,
    waitMs(world, 'unhealthyNotice', `${task.arn}/${sick.stateSince}`),
  )
  if (noticedAt > world.engine.now) return noticedAt
  notes.unhealthyReason = STOPPED_REASON.failedElbHealthChecks(sick.targetGroupArn)
  world.tasks.changed(task)
  return null
}

function noteHealthy(world: World, task: Task): void {
  const notes = taskNotesOf(world, task.arn)
  if (notes.unhealthyReason !== null) {
    notes.unhealthyReason = null
    world.tasks.changed(task)
  }
  if (notes.healthySince !== null) return
  notes.healthySince = world.engine.now
  countForBreaker(world, task, 'became healthy')
}
