// Parts of AWS resources that pure rules reason about, normalised: defaults filled in, units in the names.

import type { RedirectConfig } from './elb/redirect'
import type { TransportProtocol } from './vocabulary'

export interface PortMapping {
  readonly containerPort: number
  /** 0: a dynamic host port. */
  readonly hostPort: number
  readonly protocol: TransportProtocol
  /** By which Service Connect knows it. */
  readonly name?: string
  /** Of the requests that come there; absent: plain TCP. */
  readonly appProtocol?: 'http' | 'http2' | 'grpc'
  /** Ports in a row that `containerPortRange` maps, `containerPort` first; absent for a single port. */
  readonly count?: number
}

/** Another container of the task under a name that resolves to its address. */
export interface ContainerLink {
  readonly name: string
  readonly alias: string
}

/** ECS API, AwsVpcConfiguration. */
export interface AwsvpcConfiguration {
  readonly subnets: readonly string[]
  /** Empty: the default group of the VPC. */
  readonly securityGroups: readonly string[]
}

export interface ContainerDefinition {
  readonly name: string
  readonly image: string
  /** CPU units (shares); 0 when not given. */
  readonly cpu: number
  /** Hard limit; null when not given. */
  readonly memoryMiB: number | null
  readonly memoryReservationMiB: number | null
  readonly essential: boolean
  readonly portMappings: readonly PortMapping[]
  readonly links: readonly ContainerLink[]
  readonly stopTimeoutSeconds: number | null
}

export interface PlacementConstraint {
  readonly type: 'distinctInstance' | 'memberOf'
  readonly expression: string | null
}

export interface PlacementStrategy {
  readonly type: 'random' | 'spread' | 'binpack'
  readonly field: string | null
}

export interface SecurityGroupRule {
  readonly id: string
  /** `tcp`, `udp` or `-1` for all. */
  readonly protocol: string
  readonly fromPort: number
  readonly toPort: number
  readonly source: { readonly cidr: string } | { readonly securityGroupId: string }
}

/** Any of its values will do. Patterns have wildcards, or are regular expressions when `isRegex` is there. */
export type RuleCondition =
  | {
      readonly field: 'path-pattern' | 'host-header'
      readonly values: readonly string[]
      readonly isRegex?: true
    }
  | {
      readonly field: 'http-header'
      readonly name: string
      readonly values: readonly string[]
      readonly isRegex?: true
    }
  | { readonly field: 'http-request-method'; readonly values: readonly string[] }
  | { readonly field: 'query-string'; readonly values: readonly QueryStringValue[] }
  | { readonly field: 'source-ip'; readonly values: readonly string[] }

export interface QueryStringValue {
  /** Null: any key. */
  readonly key: string | null
  readonly value: string
}

export type RuleAction =
  | {
      readonly type: 'forward'
      readonly targetGroups: readonly { readonly targetGroupArn: string; readonly weight: number }[]
      /** How long a client stays with the target group that it was given; absent: each request is drawn anew. */
      readonly stickySeconds?: number
    }
  | {
      readonly type: 'fixed-response'
      readonly statusCode: number
      readonly contentType: string
      readonly messageBody: string
    }
  | ({ readonly type: 'redirect' } & RedirectConfig)
