// Port mappings of one container under the task's network mode. ECS API, PortMapping.

import { clientException } from '@/lib/aws/error'
import { PORT } from '@/lib/aws/limits'
import type { PortMapping } from '@/lib/aws/shapes'
import type { NetworkMode, TransportProtocol } from '@/lib/aws/vocabulary'

export interface PortMappingFields {
  readonly containerPort?: number
  readonly hostPort?: number
  readonly protocol?: TransportProtocol
}

/** Bridge: no host port or 0 is a dynamic one. Host: the host port is the container's. None: no mappings at all. */
export function normalisePortMappings(
  mappings: readonly PortMappingFields[],
  networkMode: NetworkMode,
  where: string,
): readonly PortMapping[] {
  if (networkMode === 'none' && mappings.length > 0) {
    throw clientException('Port mappings are not supported when networkMode=none.', where)
  }
  const normal = mappings.map((mapping, i) => normalise(mapping, networkMode, `${where}[${i}]`))
  for (const [i, { containerPort, protocol }] of normal.entries()) {
    const other = normal.slice(0, i).find((earlier) => earlier.containerPort === containerPort)
    if (other && other.protocol !== protocol) {
      throw clientException(
        `The container port ${containerPort} cannot be exposed for both tcp and udp.`,
        `${where}[${i}].protocol`,
      )
    }
  }
  return normal
}

function normalise(mapping: PortMappingFields, networkMode: NetworkMode, where: string): PortMapping {
  const { containerPort, hostPort = 0, protocol = 'tcp' } = mapping
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
  if (networkMode !== 'host') return { containerPort, hostPort, protocol }
  if (hostPort !== 0 && hostPort !== containerPort) {
    throw clientException(
      'When networkMode=host, the host ports and container ports in port mappings must match.',
      `${where}.hostPort`,
    )
  }
  return { containerPort, hostPort: containerPort, protocol }
}
