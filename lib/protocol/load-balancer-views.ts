// Where requests go: load balancers, their rules and the target groups behind them.

import type { TargetGroupAttributes } from '@/lib/aws/elb/target-group-attributes'
import type { LoadBalancerState, LoadBalancerType, TargetState, TargetType } from '@/lib/aws/vocabulary'

export interface RuleView {
  readonly arn: string
  /** `1`…`50000` or `default` */
  readonly priority: string
  /** E.g. `path is /api/*`; `otherwise` for the default rule. */
  readonly conditions: string
  readonly action: string
  readonly targetGroupArns: readonly string[]
  /** As DescribeRules prints them, for forms. */
  readonly input: { readonly Conditions: readonly object[]; readonly Actions: readonly object[] }
}

/** What only a Classic Load Balancer has. */
export interface ClassicView {
  /** Registered instances with what DescribeInstanceHealth says of each. */
  readonly instances: readonly {
    readonly id: string
    readonly state: string
    /** Null where there is nothing to say. */
    readonly description: string | null
  }[]
  /** Of the health check: `HTTP:80/health`. */
  readonly checkTarget: string
  readonly intervalSeconds: number
  readonly timeoutSeconds: number
  readonly healthyThresholdCount: number
  readonly unhealthyThresholdCount: number
  readonly drains: boolean
  readonly drainingSeconds: number
  readonly crossZone: boolean
}

export interface LoadBalancerView {
  readonly kind: 'loadBalancer'
  readonly type: LoadBalancerType
  /** Whether its nodes send to targets of all zones. */
  readonly crossZone: boolean
  /** Null of all others. */
  readonly classic: ClassicView | null
  readonly key: string
  readonly name: string
  readonly dnsName: string
  readonly state: LoadBalancerState
  readonly zones: readonly string[]
  readonly securityGroupIds: readonly string[]
  readonly idleTimeoutSeconds: number
  /** Clients may speak HTTP/2 with its HTTPS listeners. */
  readonly takesHttp2: boolean
  readonly listeners: readonly {
    readonly arn: string
    readonly protocol: string
    readonly port: number
    /** Whether its security groups let clients in. */
    readonly admitsClients: boolean
    /** Of HTTPS: the policy, and the certificates with their names, the default one first. */
    readonly sslPolicy: string | null
    readonly certificates: readonly { readonly arn: string; readonly names: readonly string[] }[]
    readonly rules: readonly RuleView[]
  }[]
}

export interface TargetGroupView {
  readonly kind: 'targetGroup'
  readonly key: string
  readonly name: string
  readonly loadBalancerArns: readonly string[]
  readonly targetType: TargetType
  readonly protocol: string
  /** Behind a Network Load Balancer; null of HTTP. */
  readonly network: { readonly preservesClientIp: boolean; readonly terminatesConnections: boolean } | null
  /** Of the instances of a Classic Load Balancer, which has no target groups: at which port of theirs. Null of a target group. */
  readonly instancePort: number | null
  readonly attributes: Readonly<TargetGroupAttributes>
  /** Families whose tasks the playground registers here when they are started by hand. */
  readonly startedFamilies: readonly string[]
  readonly healthCheck: {
    /** Absent: HTTP. */
    readonly protocol?: string
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
