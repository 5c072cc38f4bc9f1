import * as z from 'zod'
import { attributesOutput } from '@/lib/world/describe/elb/load-balancer'
import { operation } from '@/lib/world/operation'
import { findClassic } from './find'

export const describeClassicLoadBalancerAttributes = operation({
  action: 'elb:DescribeLoadBalancerAttributes',
  readOnly: true,
  input: z.strictObject({ LoadBalancerName: z.string() }),
  perform: ({ world: { state } }, { LoadBalancerName }) =>
    attributesOutput(findClassic(state, LoadBalancerName)),
})
