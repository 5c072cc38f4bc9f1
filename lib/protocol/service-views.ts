// What ECS schedules: clusters, services and their deployments.

import type { AccountSettingValue } from '@/lib/aws/ecs/account-settings'
import type { StrategyItem } from '@/lib/aws/ecs/capacity-provider/strategy'
import type { ResolvableMetric } from '@/lib/aws/ecs/service-metrics'
import type { AwsvpcConfiguration } from '@/lib/aws/shapes'
import type { DeploymentStatus, RolloutState, ServiceStatus } from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine/time'
import type { ServiceScalingView } from './auto-scaling-view'
import type { ConnectionsView } from './connection-views'

export interface ClusterView {
  readonly kind: 'cluster'
  readonly key: string
  readonly name: string
  readonly registeredContainerInstancesCount: number
  readonly runningTasksCount: number
  readonly pendingTasksCount: number
  /** Names, and the strategy of tasks that name no provider. */
  readonly capacityProviders: readonly string[]
  readonly defaultStrategy: readonly StrategyItem[]
  /** Of the account: whether instances that register from now on get a trunk. */
  readonly awsvpcTrunking: AccountSettingValue
}

export interface DeploymentView {
  readonly id: string
  readonly status: DeploymentStatus
  readonly taskDefinition: string
  readonly desiredCount: number
  readonly pendingCount: number
  readonly runningCount: number
  readonly healthyCount: number
  readonly failedTasks: number
  readonly rolloutState: RolloutState
  readonly rolloutStateReason: string
  readonly createdAt: SimTime
}

/** Why the service scheduler has not acted yet on what there is to do, and when it may. */
export interface SchedulerWaitView {
  /**
   * - `look`: it looks at the service next at `until`.
   * - `dead task`: until then it has not noticed that a task is gone.
   * - `placement`: nothing had room; it tries again then.
   * - `throttle`: tasks failed to start; it starts no other before.
   * - `circuit breaker`: too many tasks have failed; the deployment fails then.
   */
  readonly reason: 'look' | 'dead task' | 'placement' | 'throttle' | 'circuit breaker'
  readonly until: SimTime
}

export interface ServiceView {
  readonly kind: 'service'
  readonly key: string
  readonly name: string
  /** Its series are `service/<seriesName>/…`. */
  readonly seriesName: string
  readonly clusterName: string
  readonly status: ServiceStatus
  readonly taskDefinition: string
  /** Providers that its new tasks start on; empty for the launch type. */
  readonly capacityProviders: readonly string[]
  readonly desiredCount: number
  readonly runningCount: number
  readonly pendingCount: number
  readonly healthyCount: number
  readonly healthCheckGracePeriodSeconds: number
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
  /** ceil(desired × minimum / 100), floor(desired × maximum / 100). */
  readonly lower: number
  readonly upper: number
  readonly deployments: readonly DeploymentView[]
  readonly steady: boolean
  /** Why the scheduler does nothing just now though it should; null when it is not held up. */
  readonly blocked: string | null
  /** Tasks that found no room. */
  readonly unplacedCount: number
  /** Null when there is nothing to do, or nothing that waits for the scheduler. */
  readonly schedulerWait: SchedulerWaitView | null
  readonly targetGroupArns: readonly string[]
  /** Where the network interfaces of its tasks are; null outside awsvpc. */
  readonly network: AwsvpcConfiguration | null
  /** Metrics that it publishes every 20 seconds. */
  readonly highResolutionMetrics: readonly ResolvableMetric[]
  /** Null for a service that neither has a name for others nor calls any. */
  readonly connections: ConnectionsView | null
  /** Null for a service that Application Auto Scaling does not know. */
  readonly scaling: ServiceScalingView | null
}
