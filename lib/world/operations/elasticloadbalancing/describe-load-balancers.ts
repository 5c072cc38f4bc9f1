import { z } from 'zod'
import { loadBalancerNotFound } from '@/lib/aws/error'
import { operation } from '@/lib/world/operation'
import { findLoadBalancer } from './find'
import { loadBalancerOutput } from './outputs'

export const describeLoadBalancers = operation({
  action: 'elasticloadbalancing:DescribeLoadBalancers',
  input: z.strictObject({
    LoadBalancerArns: z.array(z.string()).optional(),
    Names: z.array(z.string()).optional(),
  }),
  perform({ state }, { LoadBalancerArns, Names }) {
    const all = [...state.loadBalancers.values()]
    const named = Names?.map((wanted) => {
      const found = all.find(({ name }) => name === wanted)
      if (!found) throw loadBalancerNotFound(wanted)
      return found
    })
    const found = LoadBalancerArns?.map((arn) => findLoadBalancer(state, arn)) ?? named ?? all
    return { LoadBalancers: found.map((loadBalancer) => loadBalancerOutput(state, loadBalancer)) }
  },
})
