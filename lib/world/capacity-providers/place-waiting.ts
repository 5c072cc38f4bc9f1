// Tries to place the tasks in PROVISIONING of a cluster: after an instance has registered, or a task has stopped.

import { taskDefinitionOf } from '../lifecycle/lookup'
import { placeTask } from '../lifecycle/tasks'
import { createPlacer, type PlacementFailure, type PlaceTaskResult } from '../placement'
import type { Task, Waiting } from '../records/tasks'
import type { World } from '../world'
import { waitingTasks } from './providers'

interface Placer {
  readonly key: string
  readonly place: () => PlaceTaskResult
}

/** The oldest first. Of tasks that need the same, none is tried after one that does not fit. */
export function placeWaiting(world: World, clusterArn: string): void {
  /** A placer sees the tasks that it places itself: after one of another kind a new one is needed. */
  let last: Placer | undefined
  const full = new Map<string, PlacementFailure>()
  for (const task of [...waitingTasks(world)]) {
    if (task.clusterArn !== clusterArn || task.waiting === null) continue
    const key = keyOf(task, task.waiting)
    let failure = full.get(key) ?? null
    if (failure === null) {
      if (last?.key !== key) last = { key, place: placerOf(world, task, task.waiting) }
      failure = tryTask(world, task, last.place)
    }
    if (failure === null) continue
    full.set(key, failure)
    task.waiting = { ...task.waiting, reason: failure.reason, text: failure.text }
    world.changes.task(task.arn)
  }
}

function tryTask(world: World, task: Task, place: () => PlaceTaskResult): PlacementFailure | null {
  const placed = place()
  if ('failure' in placed) return placed.failure
  placeTask(world, task, placed.instance)
  world.log.concerns(placed.decision, task.arn)
  return null
}

function placerOf(world: World, task: Task, { constraints, strategy }: Waiting): () => PlaceTaskResult {
  return createPlacer(world, {
    clusterArn: task.clusterArn,
    taskDefinition: taskDefinitionOf(world, task),
    constraints,
    strategy,
    group: task.group,
    network: task.network,
    capacityProvider: task.capacityProviderName,
    origin: task.serviceArn === null ? 'RunTask' : 'service',
  })
}

/** What placement asks of a task. */
function keyOf(
  { taskDefinitionArn, group, network, capacityProviderName }: Task,
  { constraints, strategy }: Waiting,
) {
  return JSON.stringify([taskDefinitionArn, group, network, capacityProviderName, constraints, strategy])
}
