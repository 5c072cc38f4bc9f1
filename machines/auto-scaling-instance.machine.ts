// An instance as its Auto Scaling group sees it. What EC2 makes of the instance is the instance's own chart.

import { setup } from 'xstate'
import { effect } from './effect'

export type AutoScalingInstanceEvent =
  | { type: 'instance.running' }
  | { type: 'terminate' }
  | { type: 'instance.terminated' }

const DOCS = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-lifecycle.html'

export const autoScalingInstanceMachine = setup({
  types: {} as { context: Record<string, never>; events: AutoScalingInstanceEvent },
  actions: {
    enterService: effect(),
    terminateInstance: effect(),
    leaveGroup: effect(),
  },
}).createMachine({
  id: 'auto-scaling-instance',
  context: {},
  initial: 'Pending',
  options: { maxIterations: 20 },
  states: {
    Pending: {
      description: 'The group has launched the instance; it is not in service.',
      meta: { docs: DOCS },
      on: {
        'instance.running': { target: 'InService', actions: { type: 'enterService' } },
        terminate: { target: 'Terminating' },
      },
    },
    InService: {
      description: 'Counts as capacity of the group.',
      meta: { docs: DOCS },
      on: { terminate: { target: 'Terminating' } },
    },
    Terminating: {
      description: 'Chosen by scale-in, found unhealthy or terminated by a person: EC2 terminates it.',
      meta: { docs: DOCS },
      entry: { type: 'terminateInstance' },
      on: { 'instance.terminated': { target: 'Terminated' } },
    },
    Terminated: {
      description: 'EC2 has terminated the instance, and the group has forgotten it.',
      meta: { docs: DOCS },
      type: 'final',
      entry: { type: 'leaveGroup' },
    },
  },
})
