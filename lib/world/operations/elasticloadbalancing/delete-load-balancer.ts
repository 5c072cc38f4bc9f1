import * as z from 'zod'
import { listenersOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import { deleteListenerRecord } from './delete-listener'

/** Takes its listeners and rules with it; its target groups stay, in no use. Deleting what is gone succeeds. */
export const deleteLoadBalancer = operation({
  action: 'elasticloadbalancing:DeleteLoadBalancer',
  readOnly: false,
  input: z.strictObject({ LoadBalancerArn: z.string() }),
  perform({ world }, { LoadBalancerArn }) {
    const { state } = world
    if (!state.loadBalancers.has(LoadBalancerArn)) return {}
    for (const listener of listenersOf(state, LoadBalancerArn)) {
      deleteListenerRecord(world, listener)
    }
    world.charts.deliver('load-balancer', LoadBalancerArn, { type: 'delete' })
    world.charts.remove('load-balancer', LoadBalancerArn)
    state.loadBalancers.delete(LoadBalancerArn)
    world.bus.changed('loadBalancers', LoadBalancerArn)
    return {}
  },
})
