// What a report to CloudWatch says of load balancers and target groups, of the time since the report before.

import type { StatisticSet } from '@/lib/aws/cloudwatch/statistic-set'
import type { LoadBalancerType } from '@/lib/aws/vocabulary'
import type { MetricName } from '@/lib/metrics/catalogue'
import type { ResponseTimes } from './period-meters'

export interface LoadBalancerPeriod {
  readonly arn: string
  readonly type: LoadBalancerType
  /** Only those that are not 0. */
  readonly counts: readonly (readonly [metric: MetricName<'alb'>, count: number])[]
  /** Null when no target has answered. */
  readonly times: ResponseTimes | null
  /** What capacity units are charged by: connections that have ended and how long they were open, and evaluations of rules. */
  readonly connections: number
  readonly connectionUs: number
  readonly ruleEvaluations: number
  /** Connections of clients that have begun. */
  readonly opened: number
  /** Requests that went to a target on a connection that was open before. */
  readonly reused: number
  /** How long connections to targets that have ended were open. */
  readonly targetConnectionUs: number
  /** Of bodies, both ways. */
  readonly bytes: number
  /** Those of rules that are free included. */
  readonly evaluatedRules: number
}

export interface TargetGroupPeriod {
  readonly arn: string
  /** Instances of a Classic Load Balancer at one port: CloudWatch knows of them through the load balancer alone. */
  readonly isClassic: boolean
  /** Behind a Network Load Balancer. */
  readonly isNetwork: boolean
  readonly loadBalancerArn: string
  readonly requests: number
  /** Requests that found no target at all. */
  readonly refused: number
  /** Those that a container has taken, and the CPU that they asked for. */
  readonly accepted: number
  readonly workUs: number
  readonly counts: readonly (readonly [metric: MetricName<'tg'>, count: number])[]
  readonly times: ResponseTimes | null
  /** Targets at the end of each second. */
  readonly healthy: StatisticSet
  readonly unhealthy: StatisticSet
  /** Gauges as they stand now. */
  readonly zones: readonly (readonly [name: ZoneGauge, count: number])[]
  /** Null unless anomalies are looked for with the algorithm that can act on them. */
  readonly anomalies: { readonly anomalous: number; readonly mitigated: number } | null
}

/** How many zones are healthy enough for a purpose, and how many are not. */
export type ZoneGauge =
  | 'HealthyStateRouting'
  | 'UnhealthyStateRouting'
  | 'HealthyStateDNS'
  | 'UnhealthyStateDNS'

export interface TrafficPeriod {
  readonly loadBalancers: readonly LoadBalancerPeriod[]
  /** Those that a load balancer forwards to. */
  readonly targetGroups: readonly TargetGroupPeriod[]
}
