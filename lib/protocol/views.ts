// What the screen knows of the world: one flat record a resource, sent as diffs by `key`. Every number in here was
// computed by the model. Keys are ARNs or AWS ids, so that decisions, events and inspections refer to the same thing.

import type { LifecycleResult, LifecycleTransition } from '@/lib/aws/autoscaling/lifecycle-hooks'
import type { StrategyItem } from '@/lib/aws/ecs/capacity-provider/strategy'
import type {
  ContainerInstanceStatus,
  ContainerStatus,
  DeploymentStatus,
  HealthStatus,
  InstanceState,
  LoadBalancerState,
  NetworkBinding,
  RolloutState,
  RoutingAlgorithm,
  ServiceStatus,
  TargetReason,
  TargetState,
  TaskDesiredStatus,
  TaskStatus,
  TaskStopCode,
} from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine/time'
import type { Arrivals, RequestTemplate } from '@/lib/traffic/arrivals-types'
import type { ClientPolicy } from '@/lib/traffic/client-policy'
import type { AlarmView } from './alarm-view'
import type { ScalingPolicyView, ServiceScalingView } from './auto-scaling-view'
import type { CapacityProviderView } from './capacity-provider-view'
import type { GroupPolicyView } from './group-policy-view'
import type { QueueView } from './queue-view'

/** Something waits for a named cause; `until` is known when the cause is a timer. */
export interface WaitView {
  /** E.g. `pulling web:2`, `deregistration delay`, `first health check`. */
  readonly cause: string
  readonly since: SimTime
  readonly until: SimTime | null
}

export interface ZoneView {
  readonly kind: 'zone'
  /** `us-east-1a` */
  readonly key: string
  readonly outage: boolean
}

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
}

/** A resource dimension of an instance, in its own unit: CPU units or MiB. */
export interface CapacityView {
  readonly registered: number
  readonly reserved: number
  /** In use just now, same unit; may pass `reserved` when containers burst. */
  readonly used: number
}

export interface GroupMembershipView {
  readonly name: string
  readonly lifecycleState: string
  readonly isProtected: boolean
  /** Lifecycle actions that it waits for. */
  readonly actions: readonly {
    readonly hookName: string
    readonly token: string
    readonly expiresAt: SimTime
  }[]
}

export interface InstanceView {
  readonly kind: 'instance'
  /** EC2 instance id, `i-0…` */
  readonly key: string
  readonly instanceType: string
  readonly zone: string
  /** The Auto Scaling group that it belongs to, and its state there. */
  readonly autoScalingGroup: GroupMembershipView | null
  readonly privateIp: string
  readonly launchedAt: SimTime
  readonly state: InstanceState
  /** Null until the agent has registered. */
  readonly containerInstanceArn: string | null
  readonly clusterName: string | null
  readonly status: ContainerInstanceStatus | null
  /** As ECS knows it. */
  readonly agentConnected: boolean
  /** False from the moment in which the agent cannot be reached, which ECS notices later. */
  readonly agentReachable: boolean
  readonly cpu: CapacityView
  readonly memory: CapacityView
  /** Taken by its tasks, averaged over the last second. */
  readonly requestsPerSecond: number
  /** Host ports that the agent reserves for itself. */
  readonly reservedPorts: readonly number[]
  /** Host ports held by tasks, ascending. */
  readonly portsInUse: readonly number[]
  /** Inclusive. */
  readonly dynamicPortRange: readonly [first: number, last: number]
  readonly securityGroupIds: readonly string[]
  readonly cachedImages: readonly string[]
  readonly wait: WaitView | null
}

export interface ContainerView {
  readonly name: string
  readonly image: string
  readonly lastStatus: ContainerStatus
  /** The chart's finer step, e.g. `pulling`, `starting`, `serving`, `stopping`. */
  readonly step: string
  readonly essential: boolean
  readonly ip: string | null
  readonly networkBindings: readonly NetworkBinding[]
  readonly exitCode: number | null
  readonly reason: string | null
  readonly cpu: number
  readonly memoryMiB: number
}

export interface TaskTargetView {
  readonly targetGroupArn: string
  readonly targetGroupName: string
  readonly port: number
  readonly state: TargetState
  readonly reason: TargetReason | null
  readonly description: string | null
}

export interface TaskView {
  readonly kind: 'task'
  readonly key: string
  /** The last part of the ARN. */
  readonly id: string
  readonly clusterName: string
  /** `family:revision` */
  readonly taskDefinition: string
  readonly taskDefinitionArn: string
  readonly family: string
  readonly revision: number
  readonly group: string
  readonly serviceName: string | null
  readonly deploymentId: string | null
  /** `unplaced` in PROVISIONING. */
  readonly instanceId: string
  /** Null for the launch type. */
  readonly capacityProvider: string | null
  /** Why it has no instance yet, as placement says it; null when it has one. */
  readonly noRoom: string | null
  readonly lastStatus: TaskStatus
  readonly desiredStatus: TaskDesiredStatus
  readonly healthStatus: HealthStatus
  readonly containers: readonly ContainerView[]
  readonly targets: readonly TaskTargetView[]
  /** Reserved: CPU units and MiB. */
  readonly cpu: number
  readonly memory: number
  /** In use just now: CPU units (averaged over the last second) and MiB. */
  readonly cpuUsed: number
  readonly memoryUsed: number
  readonly requestsInFlight: number
  /** Taken by its containers, averaged over the last second. */
  readonly requestsPerSecond: number
  readonly wait: WaitView | null
  readonly stopCode: TaskStopCode | null
  readonly stoppedReason: string | null
  readonly createdAt: SimTime
  readonly startedAt: SimTime | null
  readonly stoppedAt: SimTime | null
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
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
  /** ceil(desired × minimum / 100), floor(desired × maximum / 100). */
  readonly lower: number
  readonly upper: number
  readonly deployments: readonly DeploymentView[]
  readonly steady: boolean
  /** Why the scheduler does nothing just now though it should; null when it is not held up. */
  readonly blocked: string | null
  /** Null when there is nothing to do, or nothing that waits for the scheduler. */
  readonly schedulerWait: SchedulerWaitView | null
  readonly targetGroupArns: readonly string[]
  /** Null for a service that Application Auto Scaling does not know. */
  readonly scaling: ServiceScalingView | null
}

export interface TaskDefinitionView {
  readonly kind: 'taskDefinition'
  readonly key: string
  readonly family: string
  readonly revision: number
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly networkMode: string
  /** What placement reserves: CPU units and MiB. */
  readonly cpu: number
  readonly memory: number
  readonly containers: readonly {
    readonly name: string
    readonly image: string
    readonly portMappings: readonly {
      readonly containerPort: number
      readonly hostPort: number
      readonly protocol: string
    }[]
  }[]
  /** Position in order of registration over all families: colours follow it. */
  readonly ordinal: number
}

export interface RuleView {
  readonly arn: string
  /** `1`…`50000` or `default` */
  readonly priority: string
  /** E.g. `path is /api/*`; `otherwise` for the default rule. */
  readonly conditions: string
  readonly action: string
  readonly targetGroupArns: readonly string[]
}

export interface LoadBalancerView {
  readonly kind: 'loadBalancer'
  readonly key: string
  readonly name: string
  readonly dnsName: string
  readonly state: LoadBalancerState
  readonly zones: readonly string[]
  readonly securityGroupIds: readonly string[]
  readonly listeners: readonly {
    readonly arn: string
    readonly protocol: string
    readonly port: number
    readonly rules: readonly RuleView[]
  }[]
}

export interface TargetGroupView {
  readonly kind: 'targetGroup'
  readonly key: string
  readonly name: string
  readonly loadBalancerArns: readonly string[]
  readonly algorithm: RoutingAlgorithm
  readonly deregistrationDelaySeconds: number
  /** Families whose tasks the playground registers here when they are started by hand. */
  readonly startedFamilies: readonly string[]
  readonly healthCheck: {
    readonly path: string
    readonly intervalSeconds: number
    readonly timeoutSeconds: number
    readonly healthyThresholdCount: number
    readonly unhealthyThresholdCount: number
    readonly matcher: string
  }
  readonly counts: Readonly<Record<TargetState, number>>
  /** Requests for which one of its targets was chosen, averaged over the last second. */
  readonly requestsPerSecond: number
}

export interface LifecycleHookView {
  readonly name: string
  readonly transition: LifecycleTransition
  readonly heartbeatSeconds: number
  /** What becomes of an instance that waits in vain. */
  readonly defaultResult: LifecycleResult
  readonly notificationMetadata: string | null
}

export interface AutoScalingGroupView {
  readonly kind: 'autoScalingGroup'
  /** `asg/<name>` */
  readonly key: string
  readonly name: string
  readonly arn: string
  readonly minSize: number
  readonly maxSize: number
  readonly desiredCapacity: number
  readonly isDeleting: boolean
  readonly zones: readonly string[]
  /** `web:$Latest` */
  readonly launchTemplate: string
  readonly terminationPolicies: readonly string[]
  /** Processes that are suspended. */
  readonly suspended: readonly string[]
  readonly defaultCooldownSeconds: number
  /** Null: instances count from the moment they are in service. */
  readonly defaultInstanceWarmupSeconds: number | null
  readonly lifecycleHooks: readonly LifecycleHookView[]
  readonly instances: readonly {
    readonly instanceId: string
    readonly zone: string
    /** `InService` */
    readonly lifecycleState: string
    readonly isHealthy: boolean
    readonly isProtected: boolean
    /** Names of the lifecycle hooks that it waits for. */
    readonly waitsFor: readonly string[]
  }[]
  /** The newest few, newest first. */
  readonly activities: readonly {
    readonly id: string
    readonly at: SimTime
    readonly description: string
    readonly cause: string
    readonly status: string
    readonly statusMessage: string | null
    /** The sum behind it; null when nobody did one. */
    readonly details: string | null
  }[]
  readonly wait: WaitView | null
}

export interface SecurityGroupView {
  readonly kind: 'securityGroup'
  /** `sg-0…` */
  readonly key: string
  readonly name: string
  readonly ingress: readonly {
    readonly protocol: string
    readonly fromPort: number
    readonly toPort: number
    readonly source: string
  }[]
}

export interface TrafficView {
  readonly kind: 'traffic'
  /** `traffic/<name>` */
  readonly key: string
  readonly name: string
  readonly loadBalancerArn: string
  readonly port: number
  /** What the source asks for just now, requests/s; null for a closed loop. */
  readonly targetRps: number | null
  /** Whether what it asks for will still change by itself. */
  readonly isCurve: boolean
  /** Measured over the last whole second. */
  readonly rps: number
  readonly description: string
  /** What it asks for, to be edited; null where that is too much to send (recorded loads, hundreds of points). */
  readonly arrivals: Arrivals | null
  readonly requests: readonly RequestTemplate[]
  readonly client: ClientPolicy
}

export type View =
  | ZoneView
  | ClusterView
  | InstanceView
  | TaskView
  | ServiceView
  | TaskDefinitionView
  | LoadBalancerView
  | TargetGroupView
  | SecurityGroupView
  | AutoScalingGroupView
  | CapacityProviderView
  | TrafficView
  | QueueView
  | AlarmView
  | ScalingPolicyView
  | GroupPolicyView
export type ViewKind = View['kind']
export type ViewOf<K extends ViewKind> = Extract<View, { kind: K }>
