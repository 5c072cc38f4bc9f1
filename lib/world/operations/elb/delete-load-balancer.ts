import * as z from 'zod'
import { classicNamed, forgetUnusedPorts } from '@/lib/world/lifecycle/classic'
import { operation } from '@/lib/world/operation'
import { deleteLoadBalancerRecord } from '../elasticloadbalancing/delete-load-balancer'

/** Takes its listeners with it, and its instances are registered no more. Deleting what is gone succeeds. */
export const deleteClassicLoadBalancer = operation({
  action: 'elb:DeleteLoadBalancer',
  readOnly: false,
  input: z.strictObject({ LoadBalancerName: z.string() }),
  perform({ world }, { LoadBalancerName }) {
    const loadBalancer = classicNamed(world.state, LoadBalancerName)
    if (!loadBalancer) return {}
    deleteLoadBalancerRecord(world, loadBalancer.arn)
    forgetUnusedPorts(world, loadBalancer)
    return {}
  },
})
