// An instance as the cluster knows it: may it take tasks, and does its agent answer. The two are independent.

import { setup } from 'xstate'
import { effect } from './effect'

export type ContainerInstanceEvent =
  | { type: 'drain' }
  | { type: 'activate' }
  | { type: 'agent.disconnected' }
  | { type: 'agent.connected' }
  | { type: 'deregister' }

export const containerInstanceMachine = setup({
  types: {} as { context: Record<string, never>; events: ContainerInstanceEvent },
  actions: {
    loseTasks: effect(),
    synchronizeAgent: effect(),
  },
}).createMachine({
  id: 'container-instance',
  context: {},
  initial: 'REGISTERED',
  options: { maxIterations: 20 },
  states: {
    REGISTERED: {
      description: 'The instance belongs to the cluster.',
      meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create-capacity.html' },
      type: 'parallel',
      on: { deregister: { target: 'INACTIVE' } },
      states: {
        status: {
          description: 'May the instance take tasks?',
          meta: {
            docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-draining.html',
          },
          initial: 'ACTIVE',
          states: {
            ACTIVE: {
              description: 'Takes tasks while its agent is connected.',
              meta: {
                docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerInstance.html',
              },
              on: { drain: { target: 'DRAINING' } },
            },
            DRAINING: {
              description:
                'Takes no new tasks; service tasks are moved away within the bounds of their deployments.',
              meta: {
                docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-draining.html',
              },
              on: { activate: { target: 'ACTIVE' } },
            },
          },
        },
        agent: {
          description: 'Does the ECS agent answer?',
          meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ECS_agent.html' },
          initial: 'connected',
          states: {
            connected: {
              description: 'The agent reports and obeys.',
              meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ECS_agent.html' },
              on: { 'agent.disconnected': { target: 'disconnected' } },
            },
            disconnected: {
              description: 'The last state heard stays; nothing can be started or stopped here.',
              meta: {
                docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerInstance.html',
              },
              on: { 'agent.connected': { target: 'connected', actions: { type: 'synchronizeAgent' } } },
            },
          },
        },
      },
    },
    INACTIVE: {
      description: 'Deregistered or terminated.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeregisterContainerInstance.html',
      },
      type: 'final',
      entry: { type: 'loseTasks' },
    },
  },
})
