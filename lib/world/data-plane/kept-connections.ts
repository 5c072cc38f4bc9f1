// Idle connections that a load balancer keeps open to targets whose servers keep them as well. Each node takes the one that was used
// last, so once that has ended, all others have.

import { LOAD_BALANCER_TO_TARGET_US } from './constants'

/** What a request finds: none that is open, one that is, or one that the server has closed and the load balancer still takes to be open. */
export type Found = 'none' | 'open' | 'closing'

/** Connections of one node of a load balancer to one container: when each became idle, oldest first. */
interface Kept {
  readonly container: number
  readonly idleSince: number[]
}

export interface KeptConnectionsState {
  readonly kept: readonly (readonly [key: number, container: number, idleSince: readonly number[]])[]
}

const NODES_MAX = 64
const LOAD_BALANCERS_MAX = 4_096

export class KeptConnections {
  #kept = new Map<number, Kept>()

  /**
   * Takes the connection for a request that stands at the target at `now`; `lifeUs` is for how long the server keeps one that is idle,
   * `timeoutUs` for how long the load balancer does. Answers also for how long connections were idle that are none any more, or not idle.
   */
  take(
    key: number,
    { now, lifeUs, timeoutUs }: { readonly now: number; readonly lifeUs: number; readonly timeoutUs: number },
  ): { readonly found: Found; readonly idleUs: number } {
    const idleSince = this.#kept.get(key)?.idleSince ?? []
    const newest = idleSince.pop()
    if (newest === undefined) return NONE
    const idleUs = now - newest
    const endsAfterUs = Math.min(lifeUs, timeoutUs)
    if (idleUs < endsAfterUs) return { found: 'open', idleUs }
    const ended = idleSince.length + 1
    idleSince.length = 0
    // It was sent before the news that the server had closed it had reached the load balancer.
    const isUnknown = lifeUs <= timeoutUs && idleUs < lifeUs + 2 * LOAD_BALANCER_TO_TARGET_US
    return { found: isUnknown ? 'closing' : 'none', idleUs: ended * endsAfterUs }
  }

  /** A connection becomes idle. */
  give(key: number, container: number, now: number): void {
    const kept = this.#kept.get(key)
    if (kept === undefined) this.#kept.set(key, { container, idleSince: [now] })
    else kept.idleSince.push(now)
  }

  /** The process is gone, and its connections with it. */
  forget(container: number): void {
    for (const [key, kept] of this.#kept) if (kept.container === container) this.#kept.delete(key)
  }

  save(): KeptConnectionsState {
    return {
      kept: Array.from(this.#kept, ([key, { container, idleSince }]) => [key, container, [...idleSince]]),
    }
  }

  restore({ kept }: KeptConnectionsState): void {
    this.#kept = new Map(
      kept.map(([key, container, idleSince]) => [key, { container, idleSince: [...idleSince] }]),
    )
  }
}

const NONE = { found: 'none', idleUs: 0 } as const

/** The connections of a node to a container. */
export function connectionsKey(container: number, loadBalancer: number, node: number): number {
  return (container * LOAD_BALANCERS_MAX + loadBalancer) * NODES_MAX + node
}
