import * as z from 'zod'
import { loadBalancerNotFound } from '@/lib/aws/error'
import { loadBalancerOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { isClassic } from '@/lib/world/lifecycle/classic'
import { operation } from '@/lib/world/operation'
import { findLoadBalancer } from './find'

export const describeLoadBalancers = operation({
  action: 'elasticloadbalancing:DescribeLoadBalancers',
  readOnly: true,
  ignores: ['Marker', 'PageSize'],
  input: z.strictObject({
    LoadBalancerArns: z.array(z.string()).optional(),
    Names: z.array(z.string()).optional(),
  }),
  perform({ world: { state } }, { LoadBalancerArns, Names }) {
    const all = [...state.loadBalancers.values()].filter((one) => !isClassic(one))
    const named = Names?.map((wanted) => {
      const found = all.find(({ name }) => name === wanted)
      if (!found) throw loadBalancerNotFound(wanted)
      return found
    })
    const found = LoadBalancerArns?.map((arn) => findLoadBalancer(state, arn)) ?? named ?? all
    return { LoadBalancers: found.map((loadBalancer) => loadBalancerOutput(state, loadBalancer)) }
  },
})
