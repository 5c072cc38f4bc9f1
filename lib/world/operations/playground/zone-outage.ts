import { z } from 'zod'
import { validationError } from '@/lib/aws/error'
import { list } from '@/lib/aws/explain-issue'
import { setZoneOutage } from '@/lib/world/lifecycle'
import { operation } from '@/lib/world/operation'
import type { World } from '@/lib/world/world'

const input = z.strictObject({ zoneName: z.string() })

function change(world: World, zoneName: string, outage: boolean) {
  if (!world.state.zones.has(zoneName)) {
    throw validationError(
      `There is no zone '${zoneName.slice(0, 40)}'; there are ${list([...world.state.zones.keys()])}`,
      'zoneName',
    )
  }
  setZoneOutage(world, zoneName, outage)
  return { zoneName, outage }
}

/** A whole Availability Zone is cut off, as in a power failure. AWS has no API for that. */
export const startZoneOutage = operation({
  action: 'playground:StartZoneOutage',
  input,
  perform: (world, { zoneName }) => change(world, zoneName, true),
})

export const endZoneOutage = operation({
  action: 'playground:EndZoneOutage',
  input,
  perform: (world, { zoneName }) => change(world, zoneName, false),
})
