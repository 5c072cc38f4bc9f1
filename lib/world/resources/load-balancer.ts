import type { LoadBalancerState } from '@/lib/aws/vocabulary'
import type { LoadBalancer } from '../records/elb'
import { resource, top } from './resource'

export const loadBalancer = resource<'load-balancer', LoadBalancer>('load-balancer', {
  table: ({ loadBalancers }) => loadBalancers,
  project(world, record, chart) {
    if (top(chart) !== 'deleted') record.state = top<LoadBalancerState>(chart)
    world.bus.changed('loadBalancers', record.arn)
  },
  effects: {},
  mark: (changes, { arn }) => changes.mark('loadBalancer', arn),
  status: ({ state }) => state,
})
