// Sorts the tasks of a service for the arithmetic of a pass.

import type { TaskCounts } from '@/lib/aws/ecs/rolling-update'
import { olderDeploymentsOf, primaryDeploymentOf } from '../../lifecycle/lookup'
import type { Deployment, Service } from '../../records/services'
import type { Candidates, Roster, StandingCounts, TaskStanding } from '../../standings'
import type { World } from '../../world'

/** Tasks with desiredStatus RUNNING. */
export interface TaskGroup {
  readonly counts: TaskCounts
  /** Those that stand so. */
  candidates(standing: TaskStanding): Candidates
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
  const of = ({ id }: Deployment): TaskGroup =>
    group(roster, { ...taskCounts(roster.staying(id)), kept: roster.kept(id) }, id)
  return {
    primary: of(primaryDeploymentOf(world, service)),
    older: olderDeploymentsOf(world, service).toReversed().map(of),
    draining: group(roster, taskCounts(roster.moving())),
  }
}

/** The lists are made when somebody asks: most passes stop nothing. */
function group(roster: Roster, counts: TaskCounts, deploymentId?: string): TaskGroup {
  return {
    counts,
    candidates: (standing) => roster.candidates(standing, deploymentId),
  }
}

function taskCounts({ pending, running, healthy, unhealthy }: StandingCounts): TaskCounts {
  return { pending, running: running + healthy + unhealthy, healthy, unhealthy }
}
