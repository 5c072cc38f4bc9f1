import * as z from 'zod'
import { loadBalancerAttributesOutput } from '@/lib/world/describe/elasticloadbalancing/load-balancer-attributes'
import { operation } from '@/lib/world/operation'
import { findLoadBalancer } from './find'

export const describeLoadBalancerAttributes = operation({
  action: 'elasticloadbalancing:DescribeLoadBalancerAttributes',
  readOnly: true,
  input: z.strictObject({ LoadBalancerArn: z.string() }),
  perform: ({ world: { state } }, { LoadBalancerArn }) =>
    loadBalancerAttributesOutput(findLoadBalancer(state, LoadBalancerArn)),
})
