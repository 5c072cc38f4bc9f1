import type { Usage } from '@/lib/world/data-plane/contract'
import { totalUsage } from '@/lib/world/data-plane/total-usage'
import type { Task } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'

/** What all containers of these tasks use together. */
export function usageOf(world: World, tasks: Iterable<Task>): Usage {
  return totalUsage(usages(world, tasks))
}

function* usages(world: World, tasks: Iterable<Task>): Iterable<Usage> {
  for (const { containerArns } of tasks) for (const arn of containerArns) yield world.data.containerUsage(arn)
}

/** Requests per second as the screen has them: whole ones from 10 on, tenths below, so that a steady rate is the same row. */
export function shownRate(perSecond: number): number {
  return perSecond >= 10 ? Math.round(perSecond) : Math.round(perSecond * 10) / 10
}
