import * as z from 'zod'
import { discoveryServiceNotFound, namespaceNotFound } from '@/lib/aws/error'
import { attributesOf } from '@/lib/world/describe/servicediscovery/outputs'
import { registeredInstances } from '@/lib/world/lifecycle/discovery'
import { operation } from '@/lib/world/operation'

/** By name, and never from a cache. */
export const discoverInstances = operation({
  action: 'servicediscovery:DiscoverInstances',
  readOnly: true,
  ignores: ['QueryParameters', 'OptionalParameters', 'HealthStatus'],
  input: z.strictObject({
    NamespaceName: z.string(),
    ServiceName: z.string(),
    MaxResults: z.int().min(1).max(1_000).optional(),
  }),
  perform({ world }, { NamespaceName, ServiceName, MaxResults = 100 }) {
    const { namespaces, discoveryServices } = world.state
    const namespace = [...namespaces.values()].find(({ name }) => name === NamespaceName)
    if (!namespace) throw namespaceNotFound(NamespaceName)
    const service = [...discoveryServices.values()].find(
      ({ name, namespaceId }) => name === ServiceName && namespaceId === namespace.id,
    )
    if (!service) throw discoveryServiceNotFound(ServiceName)
    const instances = registeredInstances(world, service).slice(0, MaxResults)
    return {
      Instances: instances.map((instance) => ({
        InstanceId: instance.task.id,
        NamespaceName,
        ServiceName,
        HealthStatus: 'HEALTHY',
        Attributes: attributesOf(world.state, instance),
      })),
    }
  },
})
