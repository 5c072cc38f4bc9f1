import * as z from 'zod'
import { registeredInstances } from '@/lib/world/lifecycle/discovery'
import { operation } from '@/lib/world/operation'
import { findDiscoveryService } from './find'

/** ECS registers a task once it is RUNNING and takes it out before it stops it: what is registered is healthy. */
export const getInstancesHealthStatus = operation({
  action: 'servicediscovery:GetInstancesHealthStatus',
  readOnly: true,
  ignores: ['NextToken', 'MaxResults'],
  input: z.strictObject({ ServiceId: z.string(), Instances: z.array(z.string()).optional() }),
  perform({ world }, { ServiceId, Instances }) {
    const registered = registeredInstances(world, findDiscoveryService(world.state, ServiceId))
    const asked = registered.filter(({ task }) => Instances === undefined || Instances.includes(task.id))
    return { Status: Object.fromEntries(asked.map(({ task }) => [task.id, 'HEALTHY'])) }
  },
})
