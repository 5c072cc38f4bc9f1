import * as z from 'zod'
import { isClassic } from '@/lib/world/lifecycle/classic'
import { listenersOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import type { World } from '@/lib/world/world'
import { deleteListenerRecord } from './delete-listener'

/** Takes its listeners and rules with it; its target groups stay, in no use. Deleting what is gone succeeds. */
export const deleteLoadBalancer = operation({
  action: 'elasticloadbalancing:DeleteLoadBalancer',
  readOnly: false,
  input: z.strictObject({ LoadBalancerArn: z.string() }),
  perform({ world }, { LoadBalancerArn }) {
    const known = world.state.loadBalancers.get(LoadBalancerArn)
    if (known && !isClassic(known)) deleteLoadBalancerRecord(world, LoadBalancerArn)
    return {}
  },
})

/** With its listeners. */
export function deleteLoadBalancerRecord(world: World, arn: string): void {
  const { state } = world
  for (const listener of listenersOf(state, arn)) deleteListenerRecord(world, listener)
  world.charts.deliver('load-balancer', arn, { type: 'delete' })
  world.charts.remove('load-balancer', arn)
  state.loadBalancers.delete(arn)
  world.bus.changed('loadBalancers', arn)
}
