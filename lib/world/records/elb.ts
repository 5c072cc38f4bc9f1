// Load balancers, their rules and their targets.

import type { ListenerProtocol } from '@/lib/aws/elb/redirect'
import type { TargetGroupAttributes } from '@/lib/aws/elb/target-group-attributes'
import type { RuleAction, RuleCondition } from '@/lib/aws/shapes'
import type {
  LoadBalancerState,
  LoadBalancerType,
  TargetReason,
  TargetState,
  TargetType,
  TransportListenerProtocol,
} from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine'

export interface LoadBalancer {
  readonly arn: string
  readonly type: LoadBalancerType
  readonly name: string
  readonly dnsName: string
  readonly zones: readonly string[]
  readonly securityGroupIds: readonly string[]
  /** Mirror of the load-balancer chart. */
  state: LoadBalancerState
  idleTimeoutSeconds: number
  /** Clients may speak HTTP/2 with its HTTPS listeners. */
  takesHttp2: boolean
  readonly createdAt: SimTime
  /** `load_balancing.cross_zone.enabled`: always of an Application Load Balancer; a Classic one says so itself. */
  crossZone: boolean
  /** What only a Classic Load Balancer has; null of all others. */
  readonly classic: ClassicSettings | null
}

/** ELB API, DescribeLoadBalancers: instances and health check are the load balancer's own, as it has no target groups. */
export interface ClassicSettings {
  /** In order of registration. */
  instanceIds: readonly string[]
  healthCheck: HealthCheck
  drains: boolean
  drainingSeconds: number
  crossZone: boolean
}

export interface Listener {
  readonly arn: string
  readonly loadBalancerArn: string
  protocol: ListenerProtocol | TransportListenerProtocol
  port: number
  /** The rest is of HTTPS and SSL. Ends TLS connections by this policy; null of others. */
  sslPolicy: string | null
  /** ARNs; the first is the default certificate. */
  certificates: readonly string[]
}

export interface ListenerRule {
  readonly arn: string
  readonly listenerArn: string
  /** 1…50000; null for the default rule, which comes last. */
  priority: number | null
  conditions: readonly RuleCondition[]
  action: RuleAction
}

export interface TargetGroup extends TargetGroupAttributes {
  readonly arn: string
  readonly name: string
  readonly protocol: string
  readonly port: number
  readonly targetType: TargetType
  readonly healthCheck: HealthCheck
  /** ARN of the Classic Load Balancer whose registered instances these are, at one instance port: see `lifecycle/classic.ts`. Null: AWS calls it a target group. */
  readonly classicArn: string | null
  /** Of TCP and TLS, behind a Network Load Balancer; null of HTTP. */
  network: NetworkSettings | null
}

/** ELBv2 API, TargetGroupAttribute. */
export interface NetworkSettings {
  /** `preserve_client_ip.enabled`: targets see the address of the client, and not that of the node. */
  preservesClientIp: boolean
  /** `deregistration_delay.connection_termination.enabled`: the end of the delay cuts what is open. */
  terminatesConnections: boolean
}

export interface HealthCheck {
  /** Absent: HTTP. Of TCP and SSL a connection is enough. */
  protocol?: 'HTTP' | 'HTTPS' | 'TCP' | 'SSL'
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

/** ELB API, TargetDescription.Id: by the group's target type an instance ID or an IP address. */
export type TargetId =
  | { readonly kind: 'instance'; readonly instanceId: string }
  | {
      readonly kind: 'ip'
      readonly ip: string
      /** `all`: an address outside the VPC. */
      readonly zone: string
      /** The interface that had the address when it was registered. */
      readonly networkInterfaceId: string | null
    }

export interface Target {
  /** `<target group ARN>|<instance ID or IP address>|<port>` */
  readonly key: string
  readonly targetGroupArn: string
  /** An address may be registered again when another interface has it. */
  id: TargetId
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
  /** Registered when no healthy target with a full share was there, it gets its full share the first time that it is healthy. */
  startsFull: boolean
  /** When its share began to grow (slow start); null: it is full. */
  slowStartAt: SimTime | null
  /** It was deregistered, and the nodes of its load balancer know from then on; null otherwise. */
  deregistersAt: SimTime | null
}

/** What the health checks of a target have come to, as long as it is checked. */
export interface TargetChecks {
  /** Consecutive results of one kind; the other is 0. */
  passed: number
  failed: number
  /** When the next check leaves. */
  nextAt: SimTime
}
