// What ECS runs: task definitions, tasks and their containers.

import type {
  AttachmentStatus,
  ContainerStatus,
  HealthStatus,
  NetworkBinding,
  NetworkMode,
  TargetReason,
  TargetState,
  TaskDesiredStatus,
  TaskStatus,
  TaskStopCode,
} from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine/time'
import type { WaitView } from './wait-view'

export interface ContainerView {
  readonly name: string
  readonly image: string
  readonly lastStatus: ContainerStatus
  /** The chart's finer step, e.g. `pulling`, `starting`, `serving`, `stopping`. */
  readonly step: string
  readonly essential: boolean
  readonly ip: string | null
  readonly networkBindings: readonly NetworkBinding[]
  /** Names of other containers of the task that resolve here, and where to. */
  readonly links: readonly { readonly alias: string; readonly name: string; readonly ip: string | null }[]
  readonly exitCode: number | null
  readonly reason: string | null
  readonly cpu: number
  readonly memoryMiB: number
}

/** The network interface of a task in awsvpc. */
export interface NetworkInterfaceView {
  /** `eni-0…` */
  readonly id: string
  readonly privateIp: string
  readonly subnetId: string
  readonly securityGroupIds: readonly string[]
  readonly status: AttachmentStatus
}

export interface TaskTargetView {
  readonly targetGroupArn: string
  readonly targetGroupName: string
  readonly port: number
  readonly state: TargetState
  readonly reason: TargetReason | null
  readonly description: string | null
  /** Whether the security groups in front of it let the load balancer's nodes in; true where no load balancer stands before it. */
  readonly isAdmitted: boolean
  /** Its share of the requests grows from the one to the other; null when it is full. */
  readonly slowStart: { readonly since: SimTime; readonly until: SimTime } | null
  /** It fails more often than its peers. */
  readonly isAnomalous: boolean
  /** Percent of its share that anomaly mitigation leaves it; null when it gets it all. */
  readonly mitigatedPercent: number | null
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
  readonly networkMode: NetworkMode
  /** Null outside awsvpc, before the task has an instance, and once it is STOPPED. */
  readonly networkInterface: NetworkInterfaceView | null
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
  /** Above this the kernel kills a container, in MiB; null where one has no limit. */
  readonly memoryLimit: number | null
  readonly requestsInFlight: number
  /** Of those in flight: how many wait for a worker, and how many for a core. */
  readonly requestsQueued: number
  readonly requestsStarved: number
  /** Taken by its containers, averaged over the last second. */
  readonly requestsPerSecond: number
  readonly wait: WaitView | null
  /** Since when ECS has heard nothing of its instance's agent: its status is as last reported. Null while the agent reports. */
  readonly unheardSince: SimTime | null
  /** A fault, of the task and of its instance: how many times as long it takes for everything. */
  readonly slowness: number
  /** Until when scaling in and deployments leave it alone; null when they do not. */
  readonly protectedUntil: SimTime | null
  readonly stopCode: TaskStopCode | null
  readonly stoppedReason: string | null
  readonly createdAt: SimTime
  readonly startedAt: SimTime | null
  readonly stoppedAt: SimTime | null
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
      /** By which Service Connect knows it. */
      readonly name?: string
      /** Ports in a row, from both on; absent for a single port. */
      readonly count?: number
    }[]
  }[]
  /** Position in order of registration over all families: colours follow it. */
  readonly ordinal: number
}
