import { operation } from '@/lib/world/operation'
import { change, input } from './zone-outage'

/** A whole Availability Zone is cut off, as in a power failure. AWS has no API for that. */
export const startZoneOutage = operation({
  action: 'playground:StartZoneOutage',
  readOnly: false,
  input,
  perform: ({ world }, { zoneName }) => change(world, zoneName, true),
})
