import { operation } from '@/lib/world/operation'
import { change, input } from './zone-outage'

export const endZoneOutage = operation({
  action: 'playground:EndZoneOutage',
  readOnly: false,
  input,
  perform: ({ world }, { zoneName }) => change(world, zoneName, false),
})
