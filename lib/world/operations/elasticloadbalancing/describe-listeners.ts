import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import { listenerOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { listenersOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import type { State } from '@/lib/world/state'
import { findListener, findLoadBalancer } from './find'

export const describeListeners = operation({
  action: 'elasticloadbalancing:DescribeListeners',
  readOnly: true,
  ignores: ['Marker', 'PageSize'],
  input: z.strictObject({
    LoadBalancerArn: z.string().optional(),
    ListenerArns: z.array(z.string()).optional(),
  }),
  perform({ world: { state } }, { LoadBalancerArn, ListenerArns }) {
    const found = select(state, LoadBalancerArn, ListenerArns)
    return { Listeners: found.map((listener) => listenerOutput(state, listener)) }
  },
})

function select(
  state: State,
  loadBalancerArn: string | undefined,
  listenerArns: readonly string[] | undefined,
) {
  if (listenerArns) return listenerArns.map((arn) => findListener(state, arn))
  if (loadBalancerArn === undefined) {
    throw validationError('Either a load balancer or listeners must be specified')
  }
  return listenersOf(state, findLoadBalancer(state, loadBalancerArn).arn)
}
