// An EC2 instance from launch to termination. Whether its agent reaches a cluster is the container instance's chart.

import { setup } from 'xstate'
import { effect } from './effect'

export interface InstanceInput {
  readonly launchMs: number
  readonly agentStartMs: number
  readonly shutdownMs: number
}

export type InstanceEvent = { type: 'terminate' }

export const instanceMachine = setup({
  types: {} as { context: InstanceInput; input: InstanceInput | undefined; events: InstanceEvent },
  delays: {
    launchDelay: ({ context }) => context.launchMs,
    agentStartDelay: ({ context }) => context.agentStartMs,
    shutdownDelay: ({ context }) => context.shutdownMs,
  },
  actions: {
    registerContainerInstance: effect(),
    powerOff: effect(),
    forgetInstance: effect(),
  },
}).createMachine({
  id: 'instance',
  context: ({ input }) => input ?? { launchMs: 0, agentStartMs: 0, shutdownMs: 0 },
  initial: 'pending',
  options: { maxIterations: 20 },
  states: {
    pending: {
      description: 'EC2 prepares the instance and starts it.',
      meta: { docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html' },
      after: { launchDelay: { target: 'running' } },
      on: { terminate: { target: 'shutting-down' } },
    },
    running: {
      description: 'The instance runs; user data has written ecs.config.',
      meta: { docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html' },
      initial: 'booting',
      on: { terminate: { target: 'shutting-down' } },
      states: {
        booting: {
          description: 'The operating system boots and the ECS agent starts.',
          meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ECS_agent.html' },
          after: { agentStartDelay: { target: 'up', actions: { type: 'registerContainerInstance' } } },
        },
        up: {
          description: 'The agent has registered the instance with its cluster.',
          meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ECS_agent.html' },
        },
      },
    },
    'shutting-down': {
      description: 'The instance is being terminated: its processes are gone and it no longer answers.',
      meta: { docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html' },
      entry: { type: 'powerOff' },
      after: { shutdownDelay: { target: 'terminated' } },
    },
    terminated: {
      description:
        'The instance is deleted; ECS deregisters its container instance if the agent was connected until the end.',
      meta: { docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html' },
      type: 'final',
      entry: { type: 'forgetInstance' },
    },
  },
})
