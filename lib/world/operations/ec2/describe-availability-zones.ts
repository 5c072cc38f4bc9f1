import * as z from 'zod'
import { invalidParameterValue } from '@/lib/aws/error'
import { zoneOutput } from '@/lib/world/describe/ec2/network'
import { operation } from '@/lib/world/operation'

export const describeAvailabilityZones = operation({
  action: 'ec2:DescribeAvailabilityZones',
  readOnly: true,
  ignores: ['AllAvailabilityZones', 'Filters', 'ZoneIds'],
  input: z.strictObject({ ZoneNames: z.array(z.string()).optional() }),
  perform({ world: { state } }, { ZoneNames }) {
    const missing = ZoneNames?.find((name) => !state.zones.has(name))
    if (missing !== undefined)
      throw invalidParameterValue(`Invalid availability zone: [${missing.slice(0, 40)}]`, 'ZoneNames')
    const found = [...state.zones.values()].filter(({ name }) => ZoneNames?.includes(name) ?? true)
    return { AvailabilityZones: found.map(zoneOutput) }
  },
})
