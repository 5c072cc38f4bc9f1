// What the scheduler does at AWS's pace at its next look and not at once: registering and deregistering targets, and
// noticing that a task is dead. At the instant pace none of it waits.

import { afterMs, type SimTime } from '@/lib/engine'
import { deregisterTaskTargets, registerTaskTargets } from '../../lifecycle/task-targets'
import { waitMs } from '../../pace'
import type { Service } from '../../records/services'
import type { Task } from '../../records/tasks'
import { notesOf } from '../../scheduler-notes'
import type { World } from '../../world'

/** Registers and deregisters what is due by this look. */
export function performTargetWork(world: World, service: Service): void {
  const notes = notesOf(world, service.arn)
  if (notes.targetWork.length === 0) return
  const due = notes.targetWork.filter(({ notBefore }) => notBefore <= world.engine.now)
  notes.targetWork = notes.targetWork.filter(({ notBefore }) => notBefore > world.engine.now)
  for (const { taskArn, change } of due) {
    const task = world.state.tasks.get(taskArn)
    if (!task) continue
    if (change === 'deregister') deregisterTaskTargets(world, task)
    else if (task.lastStatus === 'RUNNING') registerTaskTargets(world, task)
  }
}

/** A task that ended without being told to by the scheduler is not missed at once. */
export function noteDeath(world: World, service: Service, task: Task): void {
  if (task.stopCode === 'ServiceSchedulerInitiated' || task.stopCode === 'TaskFailedToStart') return
  const notes = notesOf(world, service.arn)
  if (notes.heldStarts.some(({ taskArn }) => taskArn === task.arn)) return
  const name = service.loadBalancers.length > 0 ? 'deadTaskDeregister' : 'deadTaskNotice'
  const since = task.executionStoppedAt ?? task.stoppingAt ?? world.engine.now
  const until = afterMs(since, waitMs(world, name, task.arn))
  if (until > world.engine.now) notes.heldStarts.push({ taskArn: task.arn, until })
}

/** How many tasks are dead without the scheduler knowing. */
export function heldStarts(world: World, service: Service): number {
  const notes = notesOf(world, service.arn)
  notes.heldStarts = notes.heldStarts.filter(({ until }) => until > world.engine.now)
  return notes.heldStarts.length
}

/** When something of this is due next. */
export function nextDue(world: World, service: Service): SimTime | null {
  const { targetWork, heldStarts: held, placementRetryAt } = notesOf(world, service.arn)
  const times = [...targetWork.map(({ notBefore }) => notBefore), ...held.map(({ until }) => until)]
  if (placementRetryAt !== null && placementRetryAt > world.engine.now) times.push(placementRetryAt)
  return times.reduce<SimTime | null>((first, at) => (first === null || at < first ? at : first), null)
}
