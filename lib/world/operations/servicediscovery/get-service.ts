import * as z from 'zod'
import { discoveryServiceOutput } from '@/lib/world/describe/servicediscovery/outputs'
import { operation } from '@/lib/world/operation'
import { findDiscoveryService } from './find'

export const getDiscoveryService = operation({
  action: 'servicediscovery:GetService',
  readOnly: true,
  input: z.strictObject({ Id: z.string() }),
  perform: ({ world }, { Id }) => ({
    Service: discoveryServiceOutput(world, findDiscoveryService(world.state, Id)),
  }),
})
