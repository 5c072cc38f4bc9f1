// What a roster of a service's tasks answers; who keeps it is `service-roster.ts`.

import type { Task } from './records/tasks'

/** `running` alone: nobody knows yet whether it is healthy. `leaving`: told to stop, not STOPPED. */
export type TaskStanding = 'pending' | 'running' | 'healthy' | 'unhealthy' | 'leaving'

/** How many tasks stand how. */
export type StandingCounts = Readonly<Record<TaskStanding, number>>

/** Tasks with lastStatus RUNNING, those told to stop included. */
export interface RunningTally {
  /** By ARN of their definition. */
  readonly byDefinition: ReadonlyMap<string, number>
  /** Of those meant to run: how many are healthy, whatever the scheduler has made of it. */
  readonly healthy: number
  /** What they reserve. */
  readonly cpu: number
  readonly memoryMiB: number
}

export interface Roster {
  /** Of one deployment, on instances where they may stay. */
  staying(deploymentId: string): StandingCounts
  /** Of all deployments, on instances that they must leave. */
  moving(): StandingCounts
  /** Of one deployment, or of all, wherever they are. */
  counts(deploymentId?: string): StandingCounts
  /** Those that `staying(deploymentId)` counts, or without an ID `moving()`, and that stand so; in the order of their creation. */
  tasks(standing: TaskStanding, deploymentId?: string): readonly Task[]
  /** How many of the same are on each container instance, by its ARN; those that leave do not count. */
  places(deploymentId?: string): ReadonlyMap<string, number>
  running(): RunningTally
  /** Told to stop and not STOPPED. */
  leaving(): ReadonlySet<Task>
}

export interface Rosters {
  of(serviceArn: string): Roster
}
