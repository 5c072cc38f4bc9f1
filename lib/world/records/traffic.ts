// Where requests come from.

import type { SimTime } from '@/lib/engine'
import type { Arrivals, RequestTemplate } from '@/lib/traffic/arrivals-types'

export interface TrafficSource {
  readonly name: string
  readonly loadBalancerArn: string
  readonly port: number
  /** As in the scenario file, validated. */
  arrivals: Arrivals
  /** When these arrivals began: a recorded load starts there. */
  readonly since: SimTime
  readonly requests: readonly RequestTemplate[]
}
