// Tasks, what they are made from and where they run.

import type { StrategyItem } from '@/lib/aws/ecs/capacity-provider/strategy'
import type { NormalTaskDefinition } from '@/lib/aws/ecs/task-definition'
import type { ImageBehavior } from '@/lib/aws/image-behavior'
import type { AwsvpcConfiguration, PlacementConstraint, PlacementStrategy } from '@/lib/aws/shapes'
import type {
  AttachmentStatus,
  ContainerInstanceStatus,
  ContainerStatus,
  HealthStatus,
  NetworkBinding,
  TaskDesiredStatus,
  TaskStatus,
  TaskStopCode,
  TransportProtocol,
} from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine'

export interface Cluster {
  readonly arn: string
  readonly name: string
  status: 'ACTIVE' | 'INACTIVE'
  /** Names of the capacity providers that its tasks may be started on. */
  capacityProviders: readonly string[]
  /** Of tasks that name neither a launch type nor a strategy; empty for none. */
  defaultStrategy: readonly StrategyItem[]
  /** ARN of the namespace that new services get in Service Connect; null for none. */
  serviceConnectNamespace: string | null
}

/** `silent`: it cannot be reached, and ECS has not noticed. `leaving`: its instance goes, and the agent was connected so far. */
export type AgentLink = 'connected' | 'silent' | 'disconnected' | 'leaving'

export interface ContainerInstance {
  readonly arn: string
  readonly id: string
  readonly clusterArn: string
  readonly instanceId: string
  /** Mirrors of the container-instance chart. */
  status: ContainerInstanceStatus
  /** As ECS knows it, which notices late that an agent does not answer. */
  agentConnected: boolean
  agent: AgentLink
  /** Since when the agent cannot be reached; null while it can. */
  unheardSince: SimTime | null
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
  /** How many tasks may have a network interface of their own. */
  readonly taskInterfacesMax: number
  /** The trunk that carries them; null where each takes a slot of the instance. */
  readonly trunkInterfaceId: string | null
  /** Host ports that tasks have given back, the newest last: only to be looked at. */
  releasedPorts: readonly ReleasedPort[]
  readonly attributes: Readonly<Record<string, string>>
  readonly registeredAt: SimTime
}

export interface ReleasedPort {
  readonly port: number
  readonly protocol: TransportProtocol
  readonly at: SimTime
  /** `family:revision` of the task that held it. */
  readonly taskDefinition: string
}

export interface TaskDefinition extends NormalTaskDefinition {
  readonly arn: string
  readonly revision: number
  status: 'ACTIVE' | 'INACTIVE'
  /** Order of registration over all families, from 0. */
  readonly ordinal: number
  readonly registeredAt: SimTime
  deregisteredAt: SimTime | null
  /** The input as it was given, for Describe. */
  readonly registered: Readonly<Record<string, unknown>>
}

/**
 * A container instance in EC2 (`i-…`) or on premises (`mi-…`, ECS Anywhere), or capacity that AWS keeps to itself. `none`: no
 * instance yet, in PROVISIONING.
 */
export type TaskHost =
  | {
      readonly kind: 'ec2' | 'external'
      readonly containerInstanceArn: string
      readonly instanceId: string
    }
  | { readonly kind: 'fargate'; readonly zone: string }
  | { readonly kind: 'none' }

/** Why a task is in PROVISIONING, and where it may go. */
export interface Waiting {
  /** What the instance that comes nearest lacks: `RESOURCE:CPU`; `EMPTY CAPACITY PROVIDER` when there is none. */
  readonly reason: string
  readonly text: string
  readonly constraints: readonly PlacementConstraint[]
  readonly strategy: readonly PlacementStrategy[]
}

/** The network interface of a task in awsvpc. */
export interface TaskAttachment {
  readonly id: string
  status: AttachmentStatus
  readonly networkInterfaceId: string
  readonly subnetId: string
  readonly privateIp: string
  readonly zone: string
}

export interface Task {
  readonly arn: string
  readonly id: string
  readonly clusterArn: string
  readonly taskDefinitionArn: string
  readonly group: string
  readonly startedBy: string | null
  readonly serviceArn: string | null
  readonly deploymentId: string | null
  host: TaskHost
  /** Where its network interface is to be; null outside awsvpc. */
  readonly network: AwsvpcConfiguration | null
  /** Null outside awsvpc, and before it has an instance. */
  attachment: TaskAttachment | null
  /** Null for the launch type. */
  readonly capacityProviderName: string | null
  /** Null when it has an instance. */
  waiting: Waiting | null
  /** Mirrors of the task chart. */
  lastStatus: TaskStatus
  desiredStatus: TaskDesiredStatus
  /** The chart's finer step and when it began. */
  step: string
  stepSince: SimTime
  healthStatus: HealthStatus
  /** None before it has an instance. */
  containerArns: readonly string[]
  /** Reserved on the instance until STOPPED: CPU units, MiB, host ports. */
  readonly cpu: number
  readonly memoryMiB: number
  hostPorts: readonly { readonly port: number; readonly protocol: TransportProtocol }[]
  /** When the last of what the agent has told arrives; null when nothing is on its way. */
  reportDueAt: SimTime | null
  /** Until when scale-in protection keeps it; null when none does. */
  protectedUntil: SimTime | null
  /** Keys of `targets`. */
  targetKeys: string[]
  /** A fault: how many times as long its containers take for everything. */
  slowness: number
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

/** What an agent tells of the containers of a task. */
export interface ContainerReport {
  readonly at: SimTime
  readonly containers: readonly (NonNullable<Container['heard']> & { readonly arn: string })[]
}
