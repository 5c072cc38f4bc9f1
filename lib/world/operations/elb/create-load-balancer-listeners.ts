import * as z from 'zod'
import { listenersOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import { findClassic } from './find'
import { addListeners, checkListeners, listenersSchema } from './listener-input'

export const createLoadBalancerListeners = operation({
  action: 'elb:CreateLoadBalancerListeners',
  readOnly: false,
  input: z.strictObject({ LoadBalancerName: z.string(), Listeners: listenersSchema }),
  perform({ world }, { LoadBalancerName, Listeners }) {
    const loadBalancer = findClassic(world.state, LoadBalancerName)
    checkListeners(world.state, Listeners, listenersOf(world.state, loadBalancer.arn))
    addListeners(world, loadBalancer, Listeners)
    return {}
  },
})
