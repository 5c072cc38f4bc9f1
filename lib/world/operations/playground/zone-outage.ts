import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import { list } from '@/lib/aws/explain-issue'
import { setZoneOutage } from '@/lib/world/lifecycle/instances'
import type { World } from '@/lib/world/world'

export const input = z.strictObject({ zoneName: z.string() })

export function change(world: World, zoneName: string, outage: boolean) {
  if (!world.state.zones.has(zoneName)) {
    throw validationError(
      `There is no zone '${zoneName.slice(0, 40)}'; there are ${list([...world.state.zones.keys()])}`,
      'zoneName',
    )
  }
  setZoneOutage(world, zoneName, outage)
  return { zoneName, outage }
}
