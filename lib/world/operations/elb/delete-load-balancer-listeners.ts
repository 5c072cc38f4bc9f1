import * as z from 'zod'
import { forgetUnusedPorts } from '@/lib/world/lifecycle/classic'
import { listenersOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import { deleteListenerRecord } from '../elasticloadbalancing/delete-listener'
import { findClassic } from './find'

/** Instances stay registered. Ports without a listener are left alone. */
export const deleteLoadBalancerListeners = operation({
  action: 'elb:DeleteLoadBalancerListeners',
  readOnly: false,
  input: z.strictObject({ LoadBalancerName: z.string(), LoadBalancerPorts: z.array(z.int()).min(1) }),
  perform({ world }, { LoadBalancerName, LoadBalancerPorts }) {
    const loadBalancer = findClassic(world.state, LoadBalancerName)
    for (const listener of listenersOf(world.state, loadBalancer.arn))
      if (LoadBalancerPorts.includes(listener.port)) deleteListenerRecord(world, listener)
    forgetUnusedPorts(world, loadBalancer)
    return {}
  },
})
