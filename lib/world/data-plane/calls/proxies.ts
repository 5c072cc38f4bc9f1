// The proxies of Service Connect, one a task: round robin over the tasks of an endpoint, and outlier detection, which avoids a
// task for a time after failed connections to it. ECS guide, service-connect-concepts.

import { OUTLIER_EJECTION_SECONDS, OUTLIER_FAILURES, OUTLIER_INTERVAL_SECONDS } from '@/lib/aws/defaults'
import { type Engine, US_PER_SECOND } from '@/lib/engine'
import type { CallAddress } from './call-ways'

interface Outlier {
  /** When connections failed, of late. */
  failedAt: number[]
  ejections: number
  ejectedUntil: number
}

interface Endpoint {
  next: number
  /** By address. */
  readonly outliers: Map<string, Outlier>
}

export type ProxiesState = readonly (readonly [
  container: number,
  endpoint: string,
  next: number,
  outliers: readonly (readonly [address: string, outlier: Outlier])[],
])[]

export class Proxies {
  readonly #engine: Engine
  /** By container that calls, by endpoint. */
  readonly #endpoints = new Map<number, Map<string, Endpoint>>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** The next in turn, leaving out whom the call has just failed at and who is avoided, as long as others are left. */
  next(
    container: number,
    endpointId: string,
    addresses: readonly CallAddress[],
    failedAt: string | null,
  ): CallAddress | null {
    const endpoint = this.#endpoint(container, endpointId)
    const { now } = this.#engine
    const isFree = ({ key }: CallAddress) => (endpoint.outliers.get(key)?.ejectedUntil ?? 0) <= now
    const free = addresses.filter(isFree)
    const others = free.filter(({ key }) => key !== failedAt)
    const candidates = others.length > 0 ? others : free.length > 0 ? free : addresses
    return candidates.length === 0 ? null : (candidates[endpoint.next++ % candidates.length] ?? null)
  }

  /** A connection to an address has failed. True when it is avoided from now on. */
  failed(container: number, endpointId: string, address: string): boolean {
    const { outliers } = this.#endpoint(container, endpointId)
    const { now } = this.#engine
    const outlier = outliers.get(address) ?? { failedAt: [], ejections: 0, ejectedUntil: 0 }
    outliers.set(address, outlier)
    const since = now - OUTLIER_INTERVAL_SECONDS * US_PER_SECOND
    outlier.failedAt = [...outlier.failedAt.filter((at) => at > since), now]
    if (outlier.failedAt.length < OUTLIER_FAILURES || outlier.ejectedUntil > now) return false
    outlier.ejections++
    const { least, most } = OUTLIER_EJECTION_SECONDS
    outlier.ejectedUntil = now + Math.min(most, least * outlier.ejections) * US_PER_SECOND
    outlier.failedAt = []
    return true
  }

  /** Whom a container's proxy avoids just now. */
  avoidedBy(
    container: number,
  ): readonly { readonly endpointId: string; readonly address: string; readonly until: number }[] {
    return [...(this.#endpoints.get(container) ?? [])].flatMap(([endpointId, { outliers }]) =>
      [...outliers].flatMap(([address, { ejectedUntil }]) =>
        ejectedUntil > this.#engine.now ? [{ endpointId, address, until: ejectedUntil }] : [],
      ),
    )
  }

  forget(container: number): void {
    this.#endpoints.delete(container)
  }

  #endpoint(container: number, endpointId: string): Endpoint {
    const endpoints = this.#endpoints.get(container) ?? new Map<string, Endpoint>()
    this.#endpoints.set(container, endpoints)
    const endpoint = endpoints.get(endpointId) ?? { next: 0, outliers: new Map() }
    endpoints.set(endpointId, endpoint)
    return endpoint
  }

  save(): ProxiesState {
    return [...this.#endpoints].flatMap(([container, endpoints]) =>
      [...endpoints].map(([id, { next, outliers }]) => {
        const saved = [...outliers].map(([address, one]) => [address, { ...one }] as const)
        return [container, id, next, saved] as const
      }),
    )
  }

  restore(state: ProxiesState): void {
    this.#endpoints.clear()
    for (const [container, id, next, outliers] of state) {
      const endpoint = this.#endpoint(container, id)
      endpoint.next = next
      for (const [address, outlier] of outliers) endpoint.outliers.set(address, { ...outlier })
    }
  }
}
