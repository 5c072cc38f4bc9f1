// Where tasks run: zones, instances and the security groups around them.

import type { ContainerInstanceStatus, InstanceState, TransportProtocol } from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine/time'
import type { WaitView } from './wait-view'

export interface ZoneView {
  readonly kind: 'zone'
  /** `us-east-1a` */
  readonly key: string
  /** Its default subnet, where network interfaces of tasks there are. */
  readonly subnetId: string
  readonly outage: boolean
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
  /** Since when nothing has been heard of the agent; null while it can be reached, and before it has registered. */
  readonly unheardSince: SimTime | null
  /** Faults: how many times as long its tasks take for everything, and the part of load balancers' packets that is lost. */
  readonly slowness: number
  readonly packetLoss: number
  /** No packet goes in or out: it is off, or its zone has an outage. */
  readonly isCutOff: boolean
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
  /** Network interfaces that tasks in awsvpc have for themselves, and how many may have one. Zero of zero before the agent registers. */
  readonly taskInterfaces: {
    readonly used: number
    readonly max: number
    /** The trunk that carries them; null where each takes a slot of the instance. */
    readonly trunkId: string | null
  }
  /** The agent's pointer: the last dynamic port that it gave; one below the range before the first and after the very last. */
  readonly lastDynamicPort: number
  /** Host ports that tasks have given back and nobody has taken again, the newest last. */
  readonly releasedPorts: readonly {
    readonly port: number
    readonly protocol: TransportProtocol
    readonly at: SimTime
    readonly taskDefinition: string
  }[]
  readonly securityGroupIds: readonly string[]
  readonly cachedImages: readonly string[]
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
