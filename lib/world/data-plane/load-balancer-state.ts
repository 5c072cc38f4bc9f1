import type { LoadBalancerType } from '@/lib/aws/vocabulary'

export interface LoadBalancerNode {
  readonly zone: string
  readonly ip: string
}

export interface LoadBalancerState {
  readonly number: number
  readonly arn: string
  readonly type: LoadBalancerType
  readonly name: string
  readonly securityGroupIds: readonly string[]
  /** One a zone; the same array as long as the load balancer lives. */
  readonly nodes: readonly LoadBalancerNode[]
  /** Indexes of nodes whose zone works. */
  readonly live: readonly number[]
  readonly idleTimeoutUs: number
}
