// How a service is called by others, whom it calls, and what its tasks know of names.

import type { SimTime } from '@/lib/engine'

export type CalledBy = 'service-connect' | 'dns' | 'load-balancer' | 'none'

export interface ConnectionsView {
  /** Name of its namespace in Service Connect; null when it is in none. */
  readonly namespace: string | null
  /** Under which others call it. */
  readonly names: readonly {
    /** `orders:80`, `orders.local` */
    readonly name: string
    readonly by: CalledBy
    /** `10.0.1.17:32768` */
    readonly addresses: readonly string[]
    /** How long callers keep an answer of DNS; null for Service Connect. */
    readonly ttlSeconds: number | null
  }[]
  /** Endpoints of its namespace. */
  readonly endpoints: readonly {
    readonly name: string
    readonly taskCount: number
    /** Whether the proxies of its newest deployment know it; they know what there was when that began. */
    readonly isKnown: boolean
  }[]
  /** What DNS has told its tasks and they still believe. */
  readonly cached: readonly {
    readonly taskArn: string
    readonly name: string
    readonly addresses: readonly string[]
    /** Of these, those behind which nobody is registered any more. */
    readonly stale: readonly string[]
    readonly until: SimTime
  }[]
  /** Tasks that its proxies avoid after failed connections. */
  readonly avoided: readonly { readonly taskArn: string; readonly address: string; readonly until: SimTime }[]
  /** Its calls in the last whole second, by the task that they came to; null: they came to none. */
  readonly calls: readonly {
    readonly taskArn: string | null
    readonly by: CalledBy
    readonly perSecond: number
    readonly failedPerSecond: number
  }[]
}
