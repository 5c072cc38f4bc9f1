// Reads again what has changed in the world since the data plane last read it.

import { existing } from '@/lib/engine'
import { reachableAt, slownessOf } from '@/lib/world/hosts'
import type { Changes } from './changes'
import type { DataPlaneParts } from './data-plane-parts'
import type { DataPlaneWorld } from './data-plane-world'
import { addressOf } from './target-table'

export function readChanges(world: DataPlaneWorld, parts: DataPlaneParts, changes: Changes): void {
  const { topology, processes, flow } = parts
  parts.calls.ways.stale()
  if (changes.everything) {
    for (const container of processes.live) changes.containers.add(topology.containers.text(container) ?? '')
  }
  for (const arn of changes.containers) topology.rebound(readContainer(world, parts, arn), changes)
  const { timeoutsChanged, unreachable } = topology.read(changes)
  if (timeoutsChanged) flow.connections.open.watchAgain()
  for (const instance of unreachable) flow.service.ends.detach(instance)
  // Who has come or gone is told to the queues one by one; who can be reached is not.
  if (changes.everything || changes.instances.size > 0) parts.queues.regroup()
}

/** Answers with the addresses at which another container answers now. */
export function readContainer(world: DataPlaneWorld, parts: DataPlaneParts, arn: string): readonly string[] {
  const { containers, tasks } = world.state
  const container = parts.topology.containers.find(arn)
  const record = containers.get(arn)
  if (record === undefined || !parts.processes.isLive(container)) return []
  const task = existing(tasks.get(record.taskArn), `task of ${arn}`)
  parts.processes.slowness[container] = slownessOf(world.state, task)
  // What an image does may have been changed under a running process.
  if (parts.processes.behavior[container] !== record.behavior) {
    parts.processes.describe(world, container, arn)
    parts.processes.noteMemory(container)
  }
  return parts.topology.bindings.bind(container, reachableAt(task, record).map(addressOf))
}
