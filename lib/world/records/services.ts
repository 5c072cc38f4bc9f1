// Services with their deployments, and what the service scheduler notes of them.

import type { StrategyItem } from '@/lib/aws/ecs/capacity-provider/strategy'
import type { CircuitBreakerConfiguration } from '@/lib/aws/ecs/circuit-breaker'
import type { DeploymentFailure } from '@/lib/aws/ecs/messages'
import type { ResolvableMetric } from '@/lib/aws/ecs/service-metrics'
import type { AwsvpcConfiguration, PlacementConstraint, PlacementStrategy } from '@/lib/aws/shapes'
import type {
  DeploymentControllerType,
  DeploymentStatus,
  DeploymentStrategyName,
  RolloutState,
  SchedulingStrategyName,
  ServiceStatus,
} from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine'

/** A target group, or a Classic Load Balancer. */
export type ServiceLoadBalancer = {
  readonly containerName: string
  readonly containerPort: number
} & ({ readonly targetGroupArn: string } | { readonly loadBalancerName: string })

/** A service registry and which port it is told of. */
export interface RegisteredPort {
  readonly registryArn: string
  readonly port?: number | undefined
  readonly containerName?: string | undefined
  readonly containerPort?: number | undefined
}

/** Under which name and port callers know an endpoint of Service Connect. */
export interface ClientAlias {
  readonly dnsName: string
  readonly port: number
}

/** A port of a service's tasks that others in its namespace can call. */
export interface ConnectEndpoint {
  readonly discoveryServiceId: string
  readonly portName: string
  readonly discoveryName: string
  readonly containerName: string
  readonly containerPort: number
  readonly alias: ClientAlias
  /** As given; null: the default of the network mode. */
  readonly ingressPort: number | null
  /** Null: the proxy waits for ever. */
  readonly requestTimeoutMs: number | null
  readonly isHttp: boolean
}

/** An endpoint as the proxies of a deployment's tasks know it. */
export type KnownEndpoint = Pick<ConnectEndpoint, 'discoveryServiceId' | 'alias'>

export interface ServiceConnect {
  readonly namespaceId: string
  /** As a caller gave it; null where it is the cluster's default. */
  readonly given: Readonly<Record<string, unknown>> | null
  readonly endpoints: readonly ConnectEndpoint[]
}

export interface Service {
  readonly arn: string
  readonly name: string
  readonly clusterArn: string
  status: ServiceStatus
  /** Of the PRIMARY deployment. */
  taskDefinitionArn: string
  desiredCount: number
  readonly schedulingStrategy: SchedulingStrategyName
  readonly deploymentController: DeploymentControllerType
  deploymentStrategy: DeploymentStrategyName
  loadBalancers: readonly ServiceLoadBalancer[]
  /** Of tasks in awsvpc; null for other network modes. */
  networkConfiguration: AwsvpcConfiguration | null
  /** At most one. */
  serviceRegistries: readonly RegisteredPort[]
  serviceConnect: ServiceConnect | null
  minimumHealthyPercent: number
  maximumPercent: number
  circuitBreaker: CircuitBreakerConfiguration
  healthCheckGracePeriodSeconds: number
  placementConstraints: readonly PlacementConstraint[]
  placementStrategy: readonly PlacementStrategy[]
  /** Those of its metrics that CloudWatch gets every 20 s instead of every minute. */
  highResolutionMetrics: readonly ResolvableMetric[]
  /** Empty: the launch type EC2. */
  capacityProviderStrategy: readonly StrategyItem[]
  /** Newest first; INACTIVE ones are removed. */
  deploymentIds: string[]
  /** What a rollback goes back to. */
  lastCompletedDeploymentId: string | null
  /** Newest first; see MODEL.md for how many are kept. */
  serviceDeploymentArns: readonly string[]
  readonly createdAt: SimTime
}

/** Members of a service from which its tasks are started. */
export interface TaskSource {
  readonly taskDefinitionArn: string
  /** What its tasks are started on. */
  readonly capacityProviderStrategy: readonly StrategyItem[]
  readonly networkConfiguration: AwsvpcConfiguration | null
  readonly serviceRegistries: readonly RegisteredPort[]
  readonly serviceConnect: ServiceConnect | null
}

export interface Deployment extends TaskSource {
  /** `ecs-svc/…` */
  readonly id: string
  readonly serviceArn: string
  readonly revisionArn: string
  /** Endpoints that its tasks can call; later ones take another deployment. */
  readonly knownEndpoints: readonly KnownEndpoint[]
  desiredCount: number
  /** Mirrors of the deployment chart. */
  status: DeploymentStatus
  rolloutState: RolloutState
  rolloutStateReason: string
  /** Of one that FAILED. */
  failure: DeploymentFailure | null
  /** Consecutive failures as DescribeServices counts them, and what the circuit breaker counts. */
  failedTasks: number
  /** A task of it has reached RUNNING: from then on failed health counts, before that failed starts. */
  hasRun: boolean
  readonly createdAt: SimTime
  updatedAt: SimTime
}

export interface TargetChange {
  /** `refused`: its target group is gone. */
  readonly change: 'registered' | 'deregistered' | 'refused'
  /** Or that of a Classic Load Balancer. */
  readonly targetGroupArn: string
  readonly taskArn: string
}

/** The scheduler's own notes of a service. */
export interface SchedulerNotes {
  /** Why the scheduler does nothing just now though it should. */
  blocked: string | null
  steady: boolean
  /** Nothing but the scale-in protection of some tasks keeps it from becoming steady. */
  heldByProtection: boolean
  /** Consecutive tasks that never reached RUNNING; drives the throttle. */
  failedStarts: number
  throttledUntil: SimTime | null
  /** When the scheduler looks next; null when nothing is due. */
  wakeAt: SimTime | null
  /** What the service's next look puts into events, all of one instant in one message. */
  targetChanges: TargetChange[]
  /** The last message of each kind and when, so that duplicates are suppressed. */
  readonly lastMessages: Record<string, SimTime>
  /** The last look that is known of its beat, queued or not; null before the first. */
  beatAt: SimTime | null
  /** The look that is queued. */
  lookAt: SimTime | null
  /** Targets that a look registers or deregisters, not before a time. */
  targetWork: readonly {
    readonly taskArn: string
    readonly change: 'register' | 'deregister'
    readonly notBefore: SimTime
  }[]
  /** Tasks that died and are not missed yet. */
  heldStarts: { readonly taskArn: string; readonly until: SimTime }[]
  /** Since when nothing could be placed, and when the scheduler tries again. */
  placementFailedAt: SimTime | null
  /** What the nearest instance lacked then: `RESOURCE:MEMORY`. */
  placementLack: string | null
  /** How many tasks found no room then. */
  unplaced: number
  placementRetryAt: SimTime | null
  /** When the circuit breaker, which has counted too many failures, is looked at. */
  breakerAt: SimTime | null
}

/** The scheduler's own notes of a service's task. */
export interface TaskNotes {
  /** What the scheduler has already counted of it: that it reached RUNNING, or that it failed to. */
  startCounted: boolean
  /** That it ended; from then on nobody asks about it. */
  endSeen: boolean
  /** That it exited before it was healthy. */
  exitCounted: boolean
  /** Whether a load balancer has ever found it healthy, whatever became of it then. */
  foundHealthy: boolean
  /** Set once the scheduler found it unhealthy and wants it replaced. */
  unhealthyReason: string | null
  /** When it first met all that "healthy" asks for (targets healthy, or RUNNING for 40 s); null while it does not. */
  healthySince: SimTime | null
}
