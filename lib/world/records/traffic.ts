// Where requests come from.

import type { SimTime } from '@/lib/engine'
import type { Arrivals, RequestTemplate } from '@/lib/traffic/arrivals-types'
import type { ClientPolicy } from '@/lib/traffic/client-policy'

export interface TrafficSource {
  readonly name: string
  readonly loadBalancerArn: string
  readonly port: number
  /** As in the scenario file, validated. */
  arrivals: Arrivals
  /** When these arrivals began: a recorded load starts there. */
  readonly since: SimTime
  readonly requests: readonly RequestTemplate[]
  /** Block of IPv4 addresses that its clients have. */
  readonly from: string
  /** Whether they go where a redirect leads. */
  readonly followRedirects: boolean
  /** What its clients do when no answer comes. */
  readonly client: ClientPolicy
}
