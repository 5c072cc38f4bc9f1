// The tables of the world: plain JSON-able records in Maps keyed by ARN or AWS id. Charts own the life of a resource; a
// record mirrors its AWS status (written by the chart's projection only) and holds identity, relations and reservations.

import type { ImageBehavior } from '@/lib/aws/image-behavior'
import type {
  ContainerDefinition,
  PlacementConstraint,
  PlacementStrategy,
  RuleAction,
  RuleCondition,
  SecurityGroupRule,
} from '@/lib/aws/shapes'
import type {
  ContainerInstanceStatus,
  ContainerStatus,
  DeploymentControllerType,
  DeploymentStatus,
  DeploymentStrategyName,
  HealthStatus,
  InstanceState,
  LoadBalancerState,
  NetworkBinding,
  NetworkMode,
  RolloutState,
  RoutingAlgorithm,
  SchedulingStrategyName,
  ServiceStatus,
  TargetReason,
  TargetState,
  TaskDesiredStatus,
  TaskStatus,
  TaskStopCode,
  TransportProtocol,
} from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine'
import type { Arrivals, RequestTemplate } from '@/lib/traffic/arrivals-types'

export interface Zone {
  readonly name: string
  readonly region: string
  outage: boolean
}

export interface Subnet {
  readonly id: string
  readonly zone: string
  /** First three octets of the first address of its /20: `172.31.16` */
  readonly network: string
}

/** An elastic network interface: where addresses and security groups are. */
export interface NetworkInterface {
  /** `eni-0…` */
  readonly id: string
  readonly subnetId: string
  readonly privateIp: string
  readonly securityGroupIds: readonly string[]
  /** What it is attached to; it is deleted with it. */
  readonly attachment: { readonly kind: 'instance'; readonly instanceId: string }
}

export interface Cluster {
  readonly arn: string
  readonly name: string
  status: 'ACTIVE' | 'INACTIVE'
}

export interface TaskDefinition {
  readonly arn: string
  readonly family: string
  readonly revision: number
  status: 'ACTIVE' | 'INACTIVE'
  readonly networkMode: NetworkMode
  readonly containers: readonly ContainerDefinition[]
  /** Task-level values; null when not given. */
  readonly taskCpu: number | null
  readonly taskMemoryMiB: number | null
  /** What placement reserves. */
  readonly cpu: number
  readonly memoryMiB: number
  readonly placementConstraints: readonly PlacementConstraint[]
  /** Order of registration over all families, from 0. */
  readonly ordinal: number
  readonly registeredAt: SimTime
  deregisteredAt: SimTime | null
  /** The input as it was given, for Describe. */
  readonly registered: Readonly<Record<string, unknown>>
}

export interface ServiceLoadBalancer {
  readonly targetGroupArn: string
  readonly containerName: string
  readonly containerPort: number
}

export interface TargetChange {
  /** `refused`: its target group is gone. */
  readonly change: 'registered' | 'deregistered' | 'refused'
  readonly targetGroupArn: string
  readonly taskArn: string
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
  minimumHealthyPercent: number
  maximumPercent: number
  circuitBreaker: { readonly enable: boolean; readonly rollback: boolean }
  healthCheckGracePeriodSeconds: number
  placementConstraints: readonly PlacementConstraint[]
  placementStrategy: readonly PlacementStrategy[]
  /** Newest first; INACTIVE ones are removed. */
  deploymentIds: string[]
  /** What a rollback goes back to. */
  lastCompletedDeploymentId: string | null
  readonly createdAt: SimTime
}

/** The scheduler's own notes of a service. */
export interface SchedulerNotes {
  /** Why the scheduler does nothing just now though it should. */
  blocked: string | null
  steady: boolean
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
  placementRetryAt: SimTime | null
}

/** The scheduler's own notes of a service's task. */
export interface TaskNotes {
  /** What the scheduler has already counted of it: that it reached RUNNING, or that it failed to. */
  startCounted: boolean
  /** Whether a load balancer has ever found it healthy, whatever became of it then. */
  foundHealthy: boolean
  /** Set once the scheduler found it unhealthy and wants it replaced. */
  unhealthyReason: string | null
  /** When it first met all that "healthy" asks for (targets healthy, or RUNNING for 40 s); null while it does not. */
  healthySince: SimTime | null
}

export interface Deployment {
  /** `ecs-svc/…` */
  readonly id: string
  readonly serviceArn: string
  readonly taskDefinitionArn: string
  desiredCount: number
  /** Mirrors of the deployment chart. */
  status: DeploymentStatus
  rolloutState: RolloutState
  rolloutStateReason: string
  /** Consecutive failures as DescribeServices counts them, and what the circuit breaker counts. */
  failedTasks: number
  /** A task of it has reached RUNNING: from then on failed health counts, before that failed starts. */
  hasRun: boolean
  readonly createdAt: SimTime
  updatedAt: SimTime
}

export interface Container {
  /** Container ARN. */
  readonly arn: string
  readonly taskArn: string
  readonly name: string
  readonly image: string
  /** What the tag meant when the container was created. */
  behavior: ImageBehavior
  readonly essential: boolean
  readonly cpu: number
  readonly memoryLimitMiB: number | null
  readonly memoryReservationMiB: number | null
  readonly stopTimeoutSeconds: number
  lastStatus: ContainerStatus
  /** Finer step of the chart: pulling, creating, starting, serving, stopping, … */
  step: string
  stepSince: SimTime
  /** When the current step ends, if a timer ends it. */
  stepUntil: SimTime | null
  ip: string | null
  networkBindings: NetworkBinding[]
  exitCode: number | null
  reason: string | null
  /** What the agent last told ECS; null when nothing yet. The host may be further while the agent is cut off. */
  heard: Pick<Container, 'lastStatus' | 'exitCode' | 'reason'> | null
}

/** A container instance in EC2 (`i-…`) or on premises (`mi-…`, ECS Anywhere), or capacity that AWS keeps to itself. */
export type TaskHost =
  | {
      readonly kind: 'ec2' | 'external'
      readonly containerInstanceArn: string
      readonly instanceId: string
    }
  | { readonly kind: 'fargate'; readonly zone: string }

/** ELB API, TargetDescription.Id: by the group's target type an instance ID or an IP address. */
export type TargetId =
  | { readonly kind: 'instance'; readonly instanceId: string }
  | { readonly kind: 'ip'; readonly ip: string; readonly zone: string }

export interface Task {
  readonly arn: string
  readonly id: string
  readonly clusterArn: string
  readonly taskDefinitionArn: string
  readonly group: string
  readonly startedBy: string | null
  readonly serviceArn: string | null
  readonly deploymentId: string | null
  readonly host: TaskHost
  /** Mirrors of the task chart. */
  lastStatus: TaskStatus
  desiredStatus: TaskDesiredStatus
  /** The chart's finer step and when it began. */
  step: string
  stepSince: SimTime
  healthStatus: HealthStatus
  readonly containerArns: readonly string[]
  /** Reserved on the instance until STOPPED: CPU units, MiB, host ports. */
  readonly cpu: number
  readonly memoryMiB: number
  hostPorts: readonly { readonly port: number; readonly protocol: TransportProtocol }[]
  /** Keys of `targets`. */
  targetKeys: string[]
  stopCode: TaskStopCode | null
  stoppedReason: string | null
  readonly createdAt: SimTime
  pullStartedAt: SimTime | null
  pullStoppedAt: SimTime | null
  startedAt: SimTime | null
  stoppingAt: SimTime | null
  executionStoppedAt: SimTime | null
  stoppedAt: SimTime | null
}

export interface Instance {
  /** `i-0…` */
  readonly id: string
  readonly instanceType: string
  readonly zone: string
  /** Its primary network interface. */
  readonly networkInterfaceId: string
  readonly vcpus: number
  readonly userData: string
  /** Mirror of the instance chart. */
  state: InstanceState
  /** When its current boot step ends, if it boots. */
  bootUntil: SimTime | null
  readonly launchedAt: SimTime
  containerInstanceArn: string | null
  /** References of images that are complete on disk. */
  readonly cachedImages: string[]
  /** Last octets of docker0 addresses in use, `172.17.0.x`. */
  readonly containerIps: number[]
}

export interface ContainerInstance {
  readonly arn: string
  readonly id: string
  readonly clusterArn: string
  readonly instanceId: string
  /** Mirrors of the container-instance chart. */
  status: ContainerInstanceStatus
  agentConnected: boolean
  /** Somebody disconnected this agent alone; an outage of its zone is kept with the zone. It is back when both are over. */
  agentCutOff: boolean
  readonly cpu: number
  readonly memoryMiB: number
  readonly reservedTcpPorts: readonly number[]
  readonly dynamicPortRange: readonly [first: number, last: number]
  /** ECS_CONTAINER_STOP_TIMEOUT, for containers without a `stopTimeout` of their own. */
  readonly stopTimeoutSeconds: number
  /** The agent's pointer: the last dynamic port that it gave. */
  lastDynamicPort: number
  readonly attributes: Readonly<Record<string, string>>
  readonly registeredAt: SimTime
}

export interface SecurityGroup {
  readonly id: string
  readonly name: string
  readonly description: string
  ingress: readonly SecurityGroupRule[]
}

export interface LoadBalancer {
  readonly arn: string
  readonly name: string
  readonly dnsName: string
  readonly zones: readonly string[]
  readonly securityGroupIds: readonly string[]
  /** Mirror of the load-balancer chart. */
  state: LoadBalancerState
  idleTimeoutSeconds: number
  readonly createdAt: SimTime
}

export interface ListenerRule {
  readonly arn: string
  readonly listenerArn: string
  /** 1…50000; null for the default rule, which comes last. */
  priority: number | null
  conditions: readonly RuleCondition[]
  action: RuleAction
}

export interface Listener {
  readonly arn: string
  readonly loadBalancerArn: string
  readonly protocol: string
  readonly port: number
}

export interface TargetGroup {
  readonly arn: string
  readonly name: string
  readonly protocol: string
  readonly port: number
  readonly healthCheck: {
    /** Absent: each target's own port, `traffic-port`. */
    port?: number
    path: string
    intervalSeconds: number
    timeoutSeconds: number
    healthyThresholdCount: number
    unhealthyThresholdCount: number
    /** `200`, `200,202`, `200-299` */
    matcher: string
  }
  algorithm: RoutingAlgorithm
  deregistrationDelaySeconds: number
}

export interface Target {
  /** `<target group ARN>|<instance ID or IP address>|<port>` */
  readonly key: string
  readonly targetGroupArn: string
  readonly id: TargetId
  readonly port: number
  /** The task that ECS registered it for; null when registered by hand. A later task may take over a draining (instance, port). */
  taskArn: string | null
  /** Mirrors of the target chart. */
  state: TargetState
  reason: TargetReason | null
  description: string | null
  stateSince: SimTime
  /** When the current state ends by a timer: the deregistration delay. */
  stateUntil: SimTime | null
  /** Consecutive health-check results, and when the next check leaves. */
  passed: number
  failed: number
  nextCheckAt: SimTime | null
}

export interface Repository {
  readonly arn: string
  readonly name: string
  readonly uri: string
  readonly createdAt: SimTime
  readonly images: { readonly tag: string; readonly digest: string; readonly pushedAt: SimTime }[]
}

export interface TrafficSource {
  readonly name: string
  readonly loadBalancerArn: string
  readonly port: number
  /** As in the scenario file, validated. */
  arrivals: Arrivals
  readonly requests: readonly RequestTemplate[]
}

export interface State {
  /** Of callers who do not say otherwise. */
  readonly homeRegion: string
  readonly accountId: string
  readonly zones: Map<string, Zone>
  readonly subnets: Map<string, Subnet>
  readonly networkInterfaces: Map<string, NetworkInterface>
  readonly clusters: Map<string, Cluster>
  readonly taskDefinitions: Map<string, TaskDefinition>
  readonly services: Map<string, Service>
  readonly deployments: Map<string, Deployment>
  /** By service ARN. */
  readonly schedulerNotes: Map<string, SchedulerNotes>
  readonly tasks: Map<string, Task>
  /** By task ARN; of services' tasks alone. */
  readonly taskNotes: Map<string, TaskNotes>
  readonly containers: Map<string, Container>
  readonly instances: Map<string, Instance>
  readonly containerInstances: Map<string, ContainerInstance>
  readonly securityGroups: Map<string, SecurityGroup>
  readonly loadBalancers: Map<string, LoadBalancer>
  readonly listeners: Map<string, Listener>
  readonly rules: Map<string, ListenerRule>
  readonly targetGroups: Map<string, TargetGroup>
  readonly targets: Map<string, Target>
  readonly repositories: Map<string, Repository>
  /** By reference as task definitions name it: `web:1`, `…dkr.ecr…/web:1`. */
  readonly images: Map<string, ImageBehavior>
  readonly traffic: Map<string, TrafficSource>
  /** By family: where the playground registers tasks that were started by hand. */
  readonly startedTaskRegistrations: Map<string, ServiceLoadBalancer>
  /** Counts that make names and ids: see `ids.ts`. */
  readonly counters: Record<string, number>
}
