import { EPHEMERAL_PORT_RANGE_DEFAULT } from '@/lib/aws/defaults'
import { RESERVED_PORTS_PER_INSTANCE_MAX } from '@/lib/aws/limits'
import { existing } from '@/lib/engine'
import { portConflicts } from '../ports'
import type { PlacementFilter, PlacementInstance, PlacementReason, PlacementRequirement } from './types'

const CODE = 'RESOURCE:PORTS'

/** Fixed host ports that nobody holds, within 100 reserved ones an instance. ECS API, PortMapping. */
export function filterPorts({ fixedPorts }: PlacementRequirement): PlacementFilter {
  const reasonOf = (instance: PlacementInstance): PlacementReason | null => {
    if (fixedPorts.length === 0) return null
    const conflicts = portConflicts(fixedPorts, instance.usedPorts, instance.reservedTcpPorts)
    if (conflicts.length > 0) {
      const named = conflicts.map(({ port, protocol }) => `${port}/${protocol}`)
      return {
        code: CODE,
        text: `host port ${named.join(', ')} is in use`,
        short: conflicts.length / fixedPorts.length,
      }
    }
    const reserved = reservedPorts(instance)
    return reserved + fixedPorts.length <= RESERVED_PORTS_PER_INSTANCE_MAX
      ? null
      : { code: CODE, text: `${reserved} of ${RESERVED_PORTS_PER_INSTANCE_MAX} reserved ports are taken` }
  }
  return {
    fits: (instance) => reasonOf(instance) === null,
    reason: (instance) => existing(reasonOf(instance), 'a reason of ports'),
  }
}

/** Dynamic ports do not count toward the quota. */
function reservedPorts({ usedPorts, reservedTcpPorts }: PlacementInstance): number {
  return (
    reservedTcpPorts.length + usedPorts.filter(({ port }) => port < EPHEMERAL_PORT_RANGE_DEFAULT[0]).length
  )
}
