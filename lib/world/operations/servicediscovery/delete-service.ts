import * as z from 'zod'
import { cloudMapResourceInUse } from '@/lib/aws/error'
import { ownersOf, registeredInstances } from '@/lib/world/lifecycle/discovery'
import { operation } from '@/lib/world/operation'
import { findDiscoveryService } from './find'

export const deleteDiscoveryService = operation({
  action: 'servicediscovery:DeleteService',
  readOnly: false,
  input: z.strictObject({ Id: z.string() }),
  perform({ world }, { Id }) {
    const service = findDiscoveryService(world.state, Id)
    if (registeredInstances(world, service).length > 0)
      throw cloudMapResourceInUse(
        'Service contains registered instances; delete the instances before deleting the service',
      )
    if (ownersOf(world.state, service).length > 0)
      throw cloudMapResourceInUse(`Service ${service.name} is the service registry of an ECS service`)
    world.state.discoveryServices.delete(service.id)
    world.bus.changed('discoveryServices', service.id)
    return {}
  },
})
