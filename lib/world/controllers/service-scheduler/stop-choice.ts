// Which tasks of a group go, once the plan has said how many. The rule is `lib/aws/ecs/scale-in.ts`.

import type { StopCounts } from '@/lib/aws/ecs/rolling-update'
import { chooseTasksToStop } from '@/lib/aws/ecs/scale-in'
import { olderDeploymentsOf } from '../../lifecycle/lookup'
import type { Service } from '../../records/services'
import type { Task } from '../../records/tasks'
import type { TaskStanding } from '../../standings'
import type { World } from '../../world'
import type { TaskGroup } from './task-groups'

export function chooseStops(
  world: World,
  service: Service,
  group: TaskGroup,
  counts: StopCounts,
): readonly Task[] {
  const random = world.engine.random.stream('scale-in')
  // 0 is the PRIMARY deployment.
  const ages = new Map(olderDeploymentsOf(world, service).map(({ id }, newer) => [id, newer + 1]))
  const pick = (standing: TaskStanding, count: number): readonly Task[] => {
    if (count === 0) return []
    const { tasks, kinds, others } = group.candidates(standing)
    for (const { kind } of kinds) kind.deploymentAge = ages.get(kind.deploymentId) ?? 0
    return chooseTasksToStop({
      tasks,
      kindOf: ({ alike }) => alike,
      kinds,
      others,
      count,
      strategy: service.placementStrategy,
      random: () => random.uniform(),
    }).map(({ task }) => task)
  }
  return [
    ...pick('unhealthy', counts.unhealthy),
    ...pick('pending', counts.pending),
    ...pick('running', counts.starting),
    ...pick('healthy', counts.healthy),
  ]
}
