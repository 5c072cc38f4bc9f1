// What a roster of a service's tasks answers; who keeps it is `service-roster.ts`.

import type { KeptCounts } from '@/lib/aws/ecs/rolling-update'
import type { StoppableKind } from '@/lib/aws/ecs/scale-in'
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

/** Tasks of one deployment on one instance that nothing tells apart when some of them have to stop. */
export interface Alike extends StoppableKind {
  readonly deploymentId: string
  /** Null on Fargate. */
  readonly containerInstanceArn: string | null
  /** Changes when deployments come and go: whoever compares says it first. */
  deploymentAge: number
}

export interface Candidate {
  readonly task: Task
  readonly alike: Alike
}

/** Tasks that stand one way, and what they are compared with. Holds until something about a task changes. */
export interface Candidates {
  /** In the order of their creation. */
  readonly tasks: readonly Candidate[]
  readonly kinds: readonly { readonly kind: Alike; readonly count: number }[]
  /** The other tasks that are meant to run. */
  readonly others: readonly { readonly kind: Alike; readonly count: number }[]
}

export interface Roster {
  /** Of one deployment, on instances where they may stay. */
  staying(deploymentId: string): StandingCounts
  /** Those that `staying` counts and scale-in protection keeps. */
  kept(deploymentId: string): KeptCounts
  /** Of all deployments, on instances that they must leave. */
  moving(): StandingCounts
  /** Of one deployment, or of all, wherever they are. */
  counts(deploymentId?: string): StandingCounts
  /** Those that `staying(deploymentId)` counts, or without an ID `moving()`, and that stand so. */
  candidates(standing: TaskStanding, deploymentId?: string): Candidates
  running(): RunningTally
  /** Told to stop and not STOPPED. */
  leaving(): ReadonlySet<Task>
}

export interface Rosters {
  of(serviceArn: string): Roster
}
