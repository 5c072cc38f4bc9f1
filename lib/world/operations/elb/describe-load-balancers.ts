import * as z from 'zod'
import { classicOutput } from '@/lib/world/describe/elb/load-balancer'
import { isClassic } from '@/lib/world/lifecycle/classic'
import { operation } from '@/lib/world/operation'
import { findClassic } from './find'

export const describeClassicLoadBalancers = operation({
  action: 'elb:DescribeLoadBalancers',
  readOnly: true,
  ignores: ['Marker', 'PageSize'],
  input: z.strictObject({ LoadBalancerNames: z.array(z.string()).optional() }),
  perform({ world: { state } }, { LoadBalancerNames }) {
    const found =
      LoadBalancerNames?.map((name) => findClassic(state, name)) ??
      [...state.loadBalancers.values()].filter(isClassic)
    return { LoadBalancerDescriptions: found.map((one) => classicOutput(state, one)) }
  },
})
