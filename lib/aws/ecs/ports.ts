// Host ports of a container instance: how the agent chooses dynamic ones and when fixed ones collide.

import type { TransportProtocol } from '@/lib/aws/vocabulary'

export interface HostPort {
  readonly port: number
  readonly protocol: TransportProtocol
}

export interface DynamicPortQuery {
  /** Inclusive. */
  readonly range: readonly [first: number, last: number]
  /** The agent's pointer: what `last` was in its previous choice; `range[0] - 1` before the first. */
  readonly last: number
  readonly inUse: ReadonlySet<number> | ((port: number) => boolean)
  /** Ports in a row that are wanted; 1 when left out. */
  readonly count?: number
}

/**
 * The agent walks its range from the port after the last it gave, takes the first free run of the wanted length and goes
 * back to the start of the range once when it reaches the end; after the very last port its pointer returns to the start.
 * `port` is the first of the run. Null: "a host port is unavailable". Source: agent, agent/utils/ephemeral_ports.go.
 */
export function chooseDynamicPort(
  query: DynamicPortQuery,
): { readonly port: number; readonly last: number } | null {
  const [first, end] = query.range
  const count = query.count ?? 1
  const inUse = isPredicate(query.inUse) ? query.inUse : query.inUse.has.bind(query.inUse)
  const from = query.last >= first && query.last < end ? query.last + 1 : first
  const port = firstRun(from, end, count, inUse) ?? (from > first ? firstRun(first, end, count, inUse) : null)
  if (port === null) return null
  const used = port + count - 1
  return { port, last: used === end ? first - 1 : used }
}

function firstRun(from: number, end: number, count: number, inUse: (port: number) => boolean): number | null {
  let length = 0
  for (let port = from; port <= end; port++) {
    length = inUse(port) ? 0 : length + 1
    if (length === count) return port - count + 1
  }
  return null
}

function isPredicate(value: DynamicPortQuery['inUse']): value is (port: number) => boolean {
  return typeof value === 'function'
}

/** Text of the agent when its range is used up. Source: agent, agent/utils/ephemeral_ports.go. */
export function noDynamicPort(count: number): string {
  return count === 1 ? 'a host port is unavailable' : `${count} contiguous host ports are unavailable`
}

/** Those of the required fixed ports that another task holds or the agent reserves (TCP), in the order required. */
export function portConflicts(
  required: readonly HostPort[],
  inUse: readonly HostPort[],
  reservedTcpPorts: readonly number[],
): readonly HostPort[] {
  return required.filter(
    (want) =>
      (want.protocol === 'tcp' && reservedTcpPorts.includes(want.port)) ||
      inUse.some((held) => held.port === want.port && held.protocol === want.protocol),
  )
}
