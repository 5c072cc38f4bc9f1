import type { Arrivals, RequestTemplate } from '@/lib/traffic/arrivals-types'
import type { ClientPolicy } from '@/lib/traffic/client-policy'

export interface TrafficView {
  readonly kind: 'traffic'
  /** `traffic/<name>` */
  readonly key: string
  readonly name: string
  readonly loadBalancerArn: string
  readonly port: number
  /** What the source asks for just now, requests/s; null for a closed loop. */
  readonly targetRps: number | null
  /** Whether what it asks for will still change by itself. */
  readonly isCurve: boolean
  /** Measured over the last whole second. */
  readonly rps: number
  readonly description: string
  /** What it asks for, to be edited; null where that is too much to send (recorded loads, hundreds of points). */
  readonly arrivals: Arrivals | null
  readonly requests: readonly RequestTemplate[]
  /** Block of addresses that its clients have. */
  readonly from: string
  /** Whether they go where a redirect leads. */
  readonly followRedirects: boolean
  readonly client: ClientPolicy
}
