import * as z from 'zod'
import { registeredOutput } from '@/lib/world/describe/elb/load-balancer'
import { registerInstance } from '@/lib/world/lifecycle/classic'
import { operation } from '@/lib/world/operation'
import { checkInstances, findClassic } from './find'
import { instancesSchema } from './instances-schema'

export const registerInstancesWithLoadBalancer = operation({
  action: 'elb:RegisterInstancesWithLoadBalancer',
  readOnly: false,
  input: z.strictObject({ LoadBalancerName: z.string(), Instances: instancesSchema.min(1) }),
  perform({ world }, { LoadBalancerName, Instances }) {
    const loadBalancer = findClassic(world.state, LoadBalancerName)
    const ids = Instances.map(({ InstanceId }) => InstanceId)
    checkInstances(world.state, ids)
    for (const id of new Set(ids)) registerInstance(world, loadBalancer, id, null)
    return registeredOutput(loadBalancer)
  },
})
