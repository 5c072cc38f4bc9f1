import type { Usage } from '@/lib/world/data-plane/contract'
import type { Task } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'

/** What all containers of these tasks use together. */
export function usageOf(world: World, tasks: Iterable<Task>): Usage {
  let cpuUnits = 0
  let memoryMiB = 0
  let requestsInFlight = 0
  for (const { containerArns } of tasks) {
    for (const arn of containerArns) {
      const usage = world.data.containerUsage(arn)
      cpuUnits += usage.cpuUnits
      memoryMiB += usage.memoryMiB
      requestsInFlight += usage.requestsInFlight
    }
  }
  return { cpuUnits, memoryMiB, requestsInFlight }
}
