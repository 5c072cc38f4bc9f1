import * as z from 'zod'
import { instanceStateOutput } from '@/lib/world/describe/elb/load-balancer'
import { operation } from '@/lib/world/operation'
import { findClassic } from './find'
import { instancesSchema } from './instances-schema'

export const describeInstanceHealth = operation({
  action: 'elb:DescribeInstanceHealth',
  readOnly: true,
  input: z.strictObject({ LoadBalancerName: z.string(), Instances: instancesSchema.optional() }),
  perform({ world: { state } }, { LoadBalancerName, Instances }) {
    const loadBalancer = findClassic(state, LoadBalancerName)
    const ids = Instances?.map(({ InstanceId }) => InstanceId) ?? loadBalancer.classic.instanceIds
    return { InstanceStates: ids.map((id) => instanceStateOutput(state, loadBalancer, id)) }
  },
})
