// Where requests come from.

import type { Arrivals, RequestTemplate } from '@/lib/traffic/arrivals-types'

export interface TrafficSource {
  readonly name: string
  readonly loadBalancerArn: string
  readonly port: number
  /** As in the scenario file, validated. */
  arrivals: Arrivals
  readonly requests: readonly RequestTemplate[]
}
