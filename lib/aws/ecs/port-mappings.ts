// Port mappings of one container under the task's network mode. ECS API, PortMapping.

import { clientException } from '@/lib/aws/error'
import { PORT, PORT_RANGES_PER_CONTAINER_MAX } from '@/lib/aws/limits'
import type { PortMapping } from '@/lib/aws/shapes'
import type { NetworkMode, TransportProtocol } from '@/lib/aws/vocabulary'

export interface PortMappingFields {
  readonly containerPort?: number
  /** `8080-8090` */
  readonly containerPortRange?: string
  readonly hostPort?: number
  readonly protocol?: TransportProtocol
  readonly name?: string
  readonly appProtocol?: PortMapping['appProtocol']
}

/**
 * Bridge: no host port or 0 is a dynamic one, also for each port of a range. Host and awsvpc: the host port is the container's.
 * None: no mappings at all.
 */
export function normalisePortMappings(
  mappings: readonly PortMappingFields[],
  networkMode: NetworkMode,
  where: string,
): readonly PortMapping[] {
  if (networkMode === 'none' && mappings.length > 0) {
    throw clientException('Port mappings are not supported when networkMode=none.', where)
  }
  if (mappings.filter(isRange).length > PORT_RANGES_PER_CONTAINER_MAX) {
    throw clientException(
      `A container can have at most ${PORT_RANGES_PER_CONTAINER_MAX} container port ranges.`,
      where,
    )
  }
  const normal = mappings.map((mapping, i) => normalise(mapping, networkMode, `${where}[${i}]`))
  for (const [i, mapping] of normal.entries())
    checkOverlap(mapping, normal.slice(0, i), mappings.some(isRange), `${where}[${i}]`)
  return normal
}

function isRange({ containerPortRange }: PortMappingFields): boolean {
  return containerPortRange !== undefined
}

/** The ports of a mapping as AWS writes a range: `8080-8090`. */
export function portRange(first: number, count: number): string {
  return `${first}-${first + count - 1}`
}

function checkOverlap(
  { containerPort, count = 1, protocol }: PortMapping,
  earlier: readonly PortMapping[],
  hasRanges: boolean,
  where: string,
): void {
  const other = earlier.find(
    (one) =>
      containerPort < one.containerPort + (one.count ?? 1) && one.containerPort < containerPort + count,
  )
  if (!other) return
  if (other.protocol !== protocol) {
    throw clientException(
      `The container port ${containerPort} cannot be exposed for both tcp and udp.`,
      `${where}.protocol`,
    )
  }
  if (hasRanges) {
    throw clientException('Container port ranges of a container must not overlap.', where)
  }
}

function normalise(mapping: PortMappingFields, networkMode: NetworkMode, where: string): PortMapping {
  const { containerPort, hostPort = 0, protocol = 'tcp' } = mapping
  if (mapping.containerPortRange !== undefined) return normaliseRange(mapping, networkMode, where)
  if (containerPort === undefined || containerPort < PORT.min || containerPort > PORT.max) {
    throw clientException(
      `The container port must be between ${PORT.min} and ${PORT.max}${containerPort === undefined ? '' : `, not ${containerPort}`}.`,
      `${where}.containerPort`,
    )
  }
  if (hostPort < 0 || hostPort > PORT.max) {
    throw clientException(
      `The host port must be between 0 and ${PORT.max}, not ${hostPort}.`,
      `${where}.hostPort`,
    )
  }
  const named = nameOf(mapping, `${where}.name`)
  if (networkMode !== 'host' && networkMode !== 'awsvpc')
    return { containerPort, hostPort, protocol, ...named }
  if (hostPort !== 0 && hostPort !== containerPort) {
    throw clientException(
      `When networkMode=${networkMode}, the host ports and container ports in port mappings must match.`,
      `${where}.hostPort`,
    )
  }
  return { containerPort, hostPort: containerPort, protocol, ...named }
}

/** By which Service Connect finds it. ECS API, PortMapping `name`. */
function nameOf(
  { name, appProtocol }: PortMappingFields,
  where: string,
): Pick<PortMapping, 'name' | 'appProtocol'> {
  if (name !== undefined && !/^[a-z0-9_][a-z0-9_-]{0,63}$/.test(name)) {
    throw clientException(
      `The name of a port mapping may have up to 64 lowercase letters, digits, underscores and hyphens, and not begin with a hyphen, not '${name.slice(0, 80)}'.`,
      where,
    )
  }
  return { ...(name !== undefined && { name }), ...(appProtocol !== undefined && { appProtocol }) }
}

/** The agent finds as many host ports in a row; an interface of the task's own has the same ports as the container. */
function normaliseRange(
  { containerPort, containerPortRange = '', hostPort, protocol = 'tcp' }: PortMappingFields,
  networkMode: NetworkMode,
  where: string,
): PortMapping {
  if (networkMode !== 'bridge' && networkMode !== 'awsvpc') {
    throw clientException(
      `Container port ranges are not supported when networkMode=${networkMode}.`,
      `${where}.containerPortRange`,
    )
  }
  if (containerPort !== undefined || hostPort !== undefined) {
    throw clientException(
      'A port mapping with a containerPortRange must have neither a containerPort nor a hostPort.',
      `${where}.containerPortRange`,
    )
  }
  const [first = 0, last = 0] = (/^(\d{1,5})-(\d{1,5})$/.exec(containerPortRange) ?? []).slice(1).map(Number)
  if (first < PORT.min || last > PORT.max || first >= last) {
    throw clientException(
      `The container port range must be two ports between ${PORT.min} and ${PORT.max}, the lower first, not '${containerPortRange}'.`,
      `${where}.containerPortRange`,
    )
  }
  const count = last - first + 1
  return { containerPort: first, hostPort: networkMode === 'awsvpc' ? first : 0, protocol, count }
}
