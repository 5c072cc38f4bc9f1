import * as z from 'zod'
import { attributesOf } from '@/lib/world/describe/servicediscovery/outputs'
import { registeredInstances } from '@/lib/world/lifecycle/discovery'
import { operation } from '@/lib/world/operation'
import { findDiscoveryService } from './find'

export const listDiscoveryInstances = operation({
  action: 'servicediscovery:ListInstances',
  readOnly: true,
  ignores: ['NextToken', 'MaxResults'],
  input: z.strictObject({ ServiceId: z.string() }),
  perform({ world }, { ServiceId }) {
    const service = findDiscoveryService(world.state, ServiceId)
    return {
      Instances: registeredInstances(world, service).map((instance) => ({
        Id: instance.task.id,
        Attributes: attributesOf(world.state, instance),
      })),
    }
  },
})
