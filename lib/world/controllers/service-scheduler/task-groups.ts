// Sorts the tasks of a service for the arithmetic of a pass.

import type { TaskCounts } from '@/lib/aws/ecs/rolling-update'
import type { StandingCounts, TaskStanding } from '../../standings'
import type { Service, Task } from '../../state'
import type { World } from '../../world'

/** Tasks with desiredStatus RUNNING. */
export interface TaskGroup {
  readonly counts: TaskCounts
  /** Those that stand so, in the order of their creation. */
  tasks(standing: TaskStanding): readonly Task[]
  /** All others of the group. */
  others(standing: TaskStanding): readonly Task[]
}

export interface TaskGroups {
  readonly primary: TaskGroup
  /** Older deployments, the oldest first. */
  readonly older: readonly TaskGroup[]
  /** Of any deployment, on DRAINING instances. */
  readonly draining: TaskGroup
}

export function groupTasks(world: World, service: Service): TaskGroups {
  const roster = world.rosters.of(service.arn)
  const of = (id: string | undefined): TaskGroup =>
    group(
      world,
      service,
      roster.staying(id ?? ''),
      (task) => task.deploymentId === id && !roster.mustMove(task),
    )
  const [primaryId, ...olderIds] = service.deploymentIds
  return {
    primary: of(primaryId),
    older: olderIds.toReversed().map(of),
    draining: group(world, service, roster.moving(), (task) => roster.mustMove(task)),
  }
}

/** The lists are made when somebody asks: most passes stop nothing. */
function group(
  world: World,
  service: Service,
  counts: StandingCounts,
  belongs: (task: Task) => boolean,
): TaskGroup {
  const roster = world.rosters.of(service.arn)
  const select = (test: (standing: TaskStanding) => boolean): readonly Task[] => {
    const chosen: Task[] = []
    for (const task of world.tasks.ofService(service.arn)) {
      const standing = roster.standingOf(task)
      if (standing !== null && standing !== 'leaving' && test(standing) && belongs(task)) chosen.push(task)
    }
    return chosen
  }
  return {
    counts: taskCounts(counts),
    tasks: (wanted) => select((standing) => standing === wanted),
    others: (wanted) => select((standing) => standing !== wanted),
  }
}

function taskCounts({ pending, running, healthy, unhealthy }: StandingCounts): TaskCounts {
  return { pending, running: running + healthy + unhealthy, healthy, unhealthy }
}
