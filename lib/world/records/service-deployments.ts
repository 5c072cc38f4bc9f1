// Service deployments, which are what ECS tells of bringing a revision of a service about, and the revisions. ECS API,
// ServiceDeployment and ServiceRevision.

import type { LifecycleStage, MonitorStatus, ServiceDeploymentStatus } from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine'
import type { Service, TaskSource } from './services'

/** What tasks are started from. Its number is that of its deployment: `ecs-svc/…`. */
export interface ServiceRevision extends TaskSource {
  readonly arn: string
  readonly serviceArn: string
  readonly loadBalancers: Service['loadBalancers']
  readonly highResolutionMetrics: Service['highResolutionMetrics']
  readonly createdAt: SimTime
}

/** How many tasks of a revision there were when its service deployment ended. */
export interface RevisionTasks {
  readonly requested: number
  readonly running: number
  readonly pending: number
}

export interface ServiceDeployment {
  readonly arn: string
  readonly serviceArn: string
  /** `ecs-svc/…`, that of the target revision. */
  readonly deploymentId: string
  readonly targetRevisionArn: string
  /** Those that had tasks when it was created, the newest first. */
  readonly sourceRevisionArns: readonly string[]
  /** Mirror of its chart. */
  status: ServiceDeploymentStatus
  statusReason: string | null
  /** Null for rolling updates. */
  lifecycleStage: LifecycleStage | null
  readonly createdAt: SimTime
  startedAt: SimTime | null
  finishedAt: SimTime | null
  /** Only of one that was stopped. */
  stoppedAt: SimTime | null
  updatedAt: SimTime
  rollback: {
    readonly reason: string
    readonly startedAt: SimTime
    /** Null when there is nothing to go back to. */
    readonly serviceRevisionArn: string | null
  } | null
  /** What it runs under. */
  configuration: DeploymentConfiguration
  circuitBreaker: {
    readonly status: MonitorStatus
    readonly failureCount: number
    readonly threshold: number
  }
  alarms: {
    readonly status: MonitorStatus
    readonly alarmNames: readonly string[]
    readonly triggeredAlarmNames: readonly string[]
  }
  /** By ARN of the revision; null until it has ended. */
  finalTasks: Readonly<Record<string, RevisionTasks>> | null
}

/** Members of a service that say how its deployments go. */
export type DeploymentConfiguration = Pick<
  Service,
  'deploymentStrategy' | 'minimumHealthyPercent' | 'maximumPercent' | 'circuitBreaker'
>
