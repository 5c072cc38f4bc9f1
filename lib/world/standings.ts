// What a roster of a service's tasks answers; who keeps it is `service-roster.ts`.

import type { Task } from './state'

/** `running` alone: nobody knows yet whether it is healthy. `leaving`: told to stop, not STOPPED. */
export type TaskStanding = 'pending' | 'running' | 'healthy' | 'unhealthy' | 'leaving'

/** How many tasks stand how. */
export type StandingCounts = Readonly<Record<TaskStanding, number>>

export interface Roster {
  /** Of one deployment, on instances where they may stay. */
  staying(deploymentId: string): StandingCounts
  /** Of all deployments, on instances that they must leave. */
  moving(): StandingCounts
  /** Of one deployment, or of all, wherever they are. */
  counts(deploymentId?: string): StandingCounts
  /** Told to stop and not STOPPED. */
  leaving(): ReadonlySet<Task>
  /** Null: STOPPED. */
  standingOf(task: Task): TaskStanding | null
  mustMove(task: Task): boolean
}

export interface Rosters {
  of(serviceArn: string): Roster
}
