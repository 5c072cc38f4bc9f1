// An Application Load Balancer: it answers when its nodes are up.

import { setup } from 'xstate'

export interface LoadBalancerInput {
  readonly provisioningMs: number
}

export type LoadBalancerEvent = { type: 'delete' }

export const loadBalancerMachine = setup({
  types: {} as {
    context: LoadBalancerInput
    input: LoadBalancerInput | undefined
    events: LoadBalancerEvent
  },
  delays: { provisioningDelay: ({ context }) => context.provisioningMs },
}).createMachine({
  id: 'load-balancer',
  context: ({ input }) => input ?? { provisioningMs: 0 },
  initial: 'provisioning',
  options: { maxIterations: 20 },
  states: {
    provisioning: {
      description: 'Nodes are being set up in each zone; the DNS name does not resolve yet.',
      meta: {
        docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-state',
      },
      after: { provisioningDelay: { target: 'active' } },
      on: { delete: { target: 'deleted' } },
    },
    active: {
      description: 'Routes requests.',
      meta: {
        docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-state',
      },
      on: { delete: { target: 'deleted' } },
    },
    deleted: {
      description: 'Deleted, with its listeners and rules.',
      meta: {
        docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html',
      },
      type: 'final',
    },
  },
})
