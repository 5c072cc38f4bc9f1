// The host ports of an instance, 0 to 65535, as a row of cells: those that are held, kept or were just given back, the one that the
// agent gives next, and gaps between. Pure.

import { chooseDynamicPort } from '@/lib/aws/ecs/ports'
import type { SimTime } from '@/lib/engine/time'
import type { InstanceView, SecurityGroupView, TaskDefinitionView } from '@/lib/protocol'
import { coversPort } from '../describe/gate'
import type { Mapping } from './mappings'

export type PortState = 'reserved' | 'used' | 'released' | 'free'

export interface PortCell {
  readonly port: number
  readonly state: PortState
  /** Who holds it; null where nobody does, or nothing listens there yet. */
  readonly mapping: Mapping | null
  readonly releasedAt: SimTime | null
  readonly releasedBy: string | null
  /** The agent gives this one next. */
  readonly isNext: boolean
  /** No rule of the instance's security groups is about it, or none lets its load balancer in. */
  readonly isClosed: boolean
  /** Ports that are not shown lie between the cell before and this one. */
  readonly hasGap: boolean
}

export interface PortSpace {
  /** Below the range, within it, above it. */
  readonly below: readonly PortCell[]
  readonly within: readonly PortCell[]
  readonly above: readonly PortCell[]
  readonly first: number
  readonly last: number
  /** Null when none is left. */
  readonly next: number | null
  /** Whether some rule is about a port of the range. */
  readonly isRangeOpen: boolean
}

export type PortsOf = Pick<
  InstanceView,
  | 'reservedPorts'
  | 'portsInUse'
  | 'dynamicPortRange'
  | 'lastDynamicPort'
  | 'releasedPorts'
  | 'securityGroupIds'
>

export function portSpace(
  instance: PortsOf,
  mappings: readonly Mapping[],
  groups: readonly Pick<SecurityGroupView, 'key' | 'ingress'>[],
): PortSpace {
  const [first, last] = instance.dynamicPortRange
  const rules = groups
    .filter(({ key }) => instance.securityGroupIds.includes(key))
    .flatMap(({ ingress }) => ingress)
  const next = nextPort(instance)
  const held = new Map(
    mappings.flatMap((one) =>
      one.network === 'awsvpc'
        ? []
        : Array.from({ length: one.count }, (_, at) => [one.hostPort + at, one] as const),
    ),
  )
  const inUse = new Set([...instance.portsInUse, ...held.keys()])
  const released = new Map(
    instance.releasedPorts.flatMap((one) => (inUse.has(one.port) ? [] : [[one.port, one] as const])),
  )
  // The one after the next shows that the pointer goes on.
  const after = next === null ? [] : [next, next + 1].filter((port) => port <= last)
  const ports = [...new Set([...instance.reservedPorts, ...inUse, ...released.keys(), ...after])].sort(
    (a, b) => a - b,
  )
  const cells = ports.map((port, at): PortCell => {
    const mapping = held.get(port) ?? null
    const gone = released.get(port)
    const state = inUse.has(port)
      ? 'used'
      : instance.reservedPorts.includes(port)
        ? 'reserved'
        : gone === undefined
          ? 'free'
          : 'released'
    const isOpen = mapping?.target ? mapping.isAdmitted : rules.some((rule) => coversPort(rule, port))
    return {
      port,
      state,
      mapping,
      releasedAt: gone?.at ?? null,
      releasedBy: gone?.taskDefinition ?? null,
      isNext: port === next,
      isClosed: !isOpen && state !== 'reserved',
      hasGap: port !== (ports[at - 1] ?? -1) + 1,
    }
  })
  return {
    below: cells.filter(({ port }) => port < first),
    within: cells.filter(({ port }) => port >= first && port <= last),
    above: cells.filter(({ port }) => port > last),
    first,
    last,
    next,
    isRangeOpen: rules.some((rule) => coversPort(rule, first, last)),
  }
}

type Pointer = Pick<InstanceView, 'reservedPorts' | 'portsInUse' | 'dynamicPortRange' | 'lastDynamicPort'>

/** The dynamic port that the agent gives next; null when its range is used up. */
export function nextPort(instance: Pointer): number | null {
  const taken = new Set([...instance.portsInUse, ...instance.reservedPorts])
  return (
    chooseDynamicPort({ range: instance.dynamicPortRange, last: instance.lastDynamicPort, inUse: taken })
      ?.port ?? null
  )
}

/** Of one mapping of a definition: the host port that a task would get, dynamic or asked for by number. */
export interface PortGrant {
  readonly containerPort: number
  readonly port: number
  readonly isDynamic: boolean
  /** Somebody else has it. */
  readonly isTaken: boolean
}

/** The host ports that a task of the definition would get on an instance now, in the order in which the agent binds them. */
export function grantsOf(
  { networkMode, containers }: Pick<TaskDefinitionView, 'networkMode' | 'containers'>,
  instance: Pointer,
): readonly PortGrant[] {
  if (networkMode === 'awsvpc' || networkMode === 'none') return []
  const taken = new Set([...instance.portsInUse, ...instance.reservedPorts])
  let last = instance.lastDynamicPort
  const grants: PortGrant[] = []
  const mappings = containers.flatMap(({ portMappings }) => portMappings)
  const fixedOf = (one: (typeof mappings)[number]) =>
    networkMode === 'host' ? one.containerPort : one.hostPort
  // Placement holds the fixed ones before the agent gives any.
  const fixed = mappings.map(fixedOf).filter((port) => port !== 0)
  const inUse = (port: number) => taken.has(port) || fixed.includes(port)
  for (const mapping of mappings) {
    const { containerPort, count = 1 } = mapping
    const port = fixedOf(mapping)
    if (port !== 0) {
      grants.push({ containerPort, port, isDynamic: false, isTaken: taken.has(port) })
      continue
    }
    const choice = chooseDynamicPort({ range: instance.dynamicPortRange, last, inUse, count })
    if (choice === null) break
    last = choice.last
    for (let at = 0; at < count; at++) taken.add(choice.port + at)
    grants.push({ containerPort, port: choice.port, isDynamic: true, isTaken: false })
  }
  return grants
}
