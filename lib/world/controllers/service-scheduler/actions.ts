// Carries out a pass: which tasks are stopped, where new ones go, and what the service says about it.

import {
  type ClosestMatch,
  STOPPED_REASON,
  startedTasks,
  stoppedPendingTasks,
  stoppedRunningTasks,
  unableToPlace,
} from '@/lib/aws/ecs/messages'
import { afterMs, US_PER_SECOND } from '@/lib/engine'
import { startTaskAt } from '../../capacity-providers/place-on-provider'
import { primaryDeploymentOf, taskDefinitionOf } from '../../lifecycle/lookup'
import { announceUnhealthy, serviceEvent } from '../../lifecycle/targets'
import { stopTask } from '../../lifecycle/tasks'
import { waitMs } from '../../pace'
import type { PlacementFailure } from '../../placement'
import type { Service } from '../../records/services'
import type { Task } from '../../records/tasks'
import { notesOf, taskNotesOf } from '../../scheduler-notes'
import { sickTargetOf } from '../../service-counts'
import type { World } from '../../world'
import { countForBreaker } from './breaker'
import { heldStarts } from './paced-work'
import { solved, suppressible } from './service-messages'
import { chooseStops } from './stop-choice'
import type { DeploymentPlan } from './strategies/deployment-strategy'
import type { SchedulingStrategy } from './strategies/scheduling-strategy'
import { announceTargets } from './target-announcements'

const FIRST_MINUTE_US = 60 * US_PER_SECOND

/** Returns how many were stopped. */
export function stopTasks(world: World, service: Service, { stops }: DeploymentPlan): number {
  const victims = stops.flatMap(({ group, counts }) => chooseStops(world, service, group, counts))
  announceStops(world, service, victims)
  const { id } = primaryDeploymentOf(world, service)
  for (const task of victims) {
    const { unhealthyReason } = taskNotesOf(world, task.arn)
    if (unhealthyReason !== null) countForBreaker(world, task, 'replaced as unhealthy')
    stopTask(world, task.arn, {
      stopCode: 'ServiceSchedulerInitiated',
      reason: unhealthyReason ?? STOPPED_REASON.scalingActivity(id),
    })
  }
  announceTargets(world, service)
  return victims.length
}

/** Live services say this first and deregister then. */
function announceStops(world: World, service: Service, victims: readonly Task[]): void {
  // That a task is unhealthy is said when it goes, which is after its replacement has become healthy if there is room for it.
  for (const task of victims) {
    const sick = taskNotesOf(world, task.arn).unhealthyReason === null ? undefined : sickTargetOf(world, task)
    if (sick) announceUnhealthy(world, service, task, sick)
  }
  const running = victims.filter(({ lastStatus }) => lastStatus === 'RUNNING')
  const pending = victims.length - running.length
  const arns = victims.map(({ arn }) => arn)
  const ids = running.map(({ id }) => id)
  if (running.length > 0)
    serviceEvent(world, service, stoppedRunningTasks(service.name, ids), { subjects: arns })
  if (pending > 0)
    serviceEvent(world, service, stoppedPendingTasks(service.name, pending), { subjects: arns })
}

/** Soon in the first minute of failures, then every five minutes. */
function retryPlacement(world: World, service: Service): void {
  const notes = notesOf(world, service.arn)
  notes.placementFailedAt ??= world.engine.now
  const isNew = world.engine.now - notes.placementFailedAt < FIRST_MINUTE_US
  const name = isNew ? 'placementRetry' : 'placementRetryLater'
  const delayMs = waitMs(world, name, `${service.arn}/${world.engine.now}`)
  notes.placementRetryAt = afterMs(world.engine.now, delayMs)
  world.scheduler.wakeAfter(service.arn, delayMs)
}

export interface StartResult {
  readonly started: number
  /** Why not all could be placed; null when all were. */
  readonly blocked: string | null
}

export interface Starting {
  readonly plan: Pick<DeploymentPlan, 'starts'>
  readonly scheduling: SchedulingStrategy
}

/** Deaths that nobody has noticed yet are not made up for. */
export function startTasks(world: World, service: Service, { plan, scheduling }: Starting): StartResult {
  let held = heldStarts(world, service)
  const starts = plan.starts.map((start) => {
    const wanted = Math.max(0, start.count - held)
    held = Math.max(0, held - start.count)
    return { ...start, count: wanted }
  })
  if (starts.every(({ count }) => count === 0)) return { started: 0, blocked: null }
  const notes = notesOf(world, service.arn)
  if (world.pace === 'aws' && notes.placementRetryAt !== null && notes.placementRetryAt > world.engine.now)
    return { started: 0, blocked: notes.blocked }
  let started = 0
  for (const start of starts) {
    const result = startTasksOf(world, service, start, scheduling)
    started += result.started
    if (result.blocked === null) continue
    notes.unplaced = starts.reduce((sum, { count }) => sum + count, 0) - started
    return { started, blocked: result.blocked }
  }
  solved(world, service, 'placement')
  notes.placementFailedAt = null
  notes.unplaced = 0
  notes.placementRetryAt = null
  return { started, blocked: null }
}

function startTasksOf(
  world: World,
  service: Service,
  { deployment, count, replacing }: DeploymentPlan['starts'][number],
  scheduling: SchedulingStrategy,
): StartResult {
  if (count === 0) return { started: 0, blocked: null }
  const taskDefinition = taskDefinitionOf(world, deployment)
  const group = `service:${service.name}`
  const started: Task[] = []
  let blocked: string | null = null
  const place = scheduling.createPlacer(world, service, deployment)
  while (started.length < count && blocked === null) {
    const placed = place()
    if ('failure' in placed) {
      blocked = cannotPlace(world, service, placed.failure)
      continue
    }
    started.push(
      startTaskAt(world, placed, {
        taskDefinition,
        group,
        startedBy: deployment.id,
        service,
        deployment,
        network: deployment.networkConfiguration,
      }),
    )
  }
  if (started.length > 0) {
    const ids = started.map(({ id }) => id)
    const message = startedTasks(service.name, ids, Math.min(started.length, replacing))
    serviceEvent(world, service, message, { subjects: started.map(({ arn }) => arn) })
  }
  return { started: started.length, blocked }
}

/** Returns what the service says about it. */
function cannotPlace(world: World, service: Service, { reason, closest }: PlacementFailure): string {
  const blocked = unableToPlace(
    service.name,
    closest ? ({ code: reason, containerInstanceId: closest.id } as ClosestMatch) : null,
  )
  suppressible(world, service, 'placement', blocked)
  notesOf(world, service.arn).placementLack = reason
  retryPlacement(world, service)
  return blocked
}
