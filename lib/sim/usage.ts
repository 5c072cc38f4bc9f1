import type { Usage } from '@/lib/world/data-plane/contract'
import type { Task } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'

/** What all containers of these tasks use together. */
export function usageOf(world: World, tasks: Iterable<Task>): Usage {
  let cpuUnits = 0
  let memoryMiB = 0
  let requestsInFlight = 0
  let requestsPerSecond = 0
  for (const { containerArns } of tasks) {
    for (const arn of containerArns) {
      const usage = world.data.containerUsage(arn)
      cpuUnits += usage.cpuUnits
      memoryMiB += usage.memoryMiB
      requestsInFlight += usage.requestsInFlight
      requestsPerSecond += usage.requestsPerSecond
    }
  }
  return { cpuUnits, memoryMiB, requestsInFlight, requestsPerSecond }
}

/** Requests per second as the screen has them: whole ones from 10 on, tenths below, so that a steady rate is the same row. */
export function shownRate(perSecond: number): number {
  return perSecond >= 10 ? Math.round(perSecond) : Math.round(perSecond * 10) / 10
}
