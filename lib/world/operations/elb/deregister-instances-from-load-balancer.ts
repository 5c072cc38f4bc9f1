import * as z from 'zod'
import { registeredOutput } from '@/lib/world/describe/elb/load-balancer'
import { deregisterInstance } from '@/lib/world/lifecycle/classic'
import { operation } from '@/lib/world/operation'
import { findClassic } from './find'
import { instancesSchema } from './instances-schema'

/** What is not registered is left alone. */
export const deregisterInstancesFromLoadBalancer = operation({
  action: 'elb:DeregisterInstancesFromLoadBalancer',
  readOnly: false,
  input: z.strictObject({ LoadBalancerName: z.string(), Instances: instancesSchema.min(1) }),
  perform({ world }, { LoadBalancerName, Instances }) {
    const loadBalancer = findClassic(world.state, LoadBalancerName)
    const { instanceIds } = loadBalancer.classic
    for (const { InstanceId } of Instances)
      if (instanceIds.includes(InstanceId)) deregisterInstance(world, loadBalancer, InstanceId)
    return registeredOutput(loadBalancer)
  },
})
