import * as z from 'zod'
import { discoveryServiceSummary } from '@/lib/world/describe/servicediscovery/outputs'
import { operation } from '@/lib/world/operation'

export const listDiscoveryServices = operation({
  action: 'servicediscovery:ListServices',
  readOnly: true,
  ignores: ['NextToken', 'MaxResults', 'Filters'],
  input: z.strictObject({}),
  perform: ({ world }) => ({
    Services: [...world.state.discoveryServices.values()].map((one) => discoveryServiceSummary(world, one)),
  }),
})
