// An instance as the cluster knows it: may it take tasks, and does its agent answer. The two are independent.

import { assign, setup } from 'xstate'
import { effect } from './effect'

export interface ContainerInstanceContext {
  /** How long ECS takes to notice that the agent does not answer. */
  readonly noticedAfterMs: number
}

export type ContainerInstanceEvent =
  | { type: 'drain' }
  | { type: 'activate' }
  | { type: 'agent.disconnected'; noticedAfterMs: number }
  | { type: 'agent.connected' }
  | { type: 'host.off' }
  | { type: 'host.terminated' }
  | { type: 'deregister' }

/** Why ECS gives up the tasks of an instance. */
export interface LoseTasks {
  readonly because: 'deregistered' | 'terminated'
}

export const containerInstanceMachine = setup({
  types: {} as { context: ContainerInstanceContext; events: ContainerInstanceEvent },
  guards: {
    isNoticedAtOnce: ({ event }) => event.type === 'agent.disconnected' && event.noticedAfterMs === 0,
  },
  delays: { noticeDelay: ({ context }) => context.noticedAfterMs },
  actions: {
    recordNotice: assign(({ event, context }) => ({
      noticedAfterMs: event.type === 'agent.disconnected' ? event.noticedAfterMs : context.noticedAfterMs,
    })),
    loseTasks: effect<LoseTasks>(),
    synchronizeAgent: effect(),
  },
}).createMachine({
  id: 'container-instance',
  context: { noticedAfterMs: 0 },
  initial: 'REGISTERED',
  options: { maxIterations: 20 },
  states: {
    REGISTERED: {
      description: 'The instance belongs to the cluster.',
      meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create-capacity.html' },
      type: 'parallel',
      on: {
        deregister: {
          target: 'INACTIVE',
          actions: { type: 'loseTasks', params: { because: 'deregistered' } },
        },
      },
      states: {
        status: {
          description: 'Whether the instance takes tasks.',
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
                'Takes no new tasks; service tasks are replaced elsewhere within the limits of their deployment configurations.',
              meta: {
                docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-draining.html',
              },
              on: { activate: { target: 'ACTIVE' } },
            },
          },
        },
        agent: {
          description: 'Whether the ECS agent is connected.',
          meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ECS_agent.html' },
          initial: 'connected',
          states: {
            connected: {
              description: 'The agent reports state and carries out requests.',
              meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ECS_agent.html' },
              on: {
                'agent.disconnected': [
                  { target: 'disconnected', guard: { type: 'isNoticedAtOnce' } },
                  { target: 'silent', actions: { type: 'recordNotice' } },
                ],
                'host.off': { target: 'leaving' },
              },
            },
            silent: {
              description:
                'The agent cannot be reached, and ECS has not noticed: it shows the agent as connected and places tasks here.',
              meta: {
                docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerInstance.html',
              },
              after: { noticeDelay: { target: 'disconnected' } },
              on: { 'agent.connected': { target: 'connected', actions: { type: 'synchronizeAgent' } } },
            },
            disconnected: {
              description:
                'ECS keeps the last known state, even if EC2 terminates the instance; no task can be started or stopped here.',
              meta: {
                docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerInstance.html',
              },
              on: { 'agent.connected': { target: 'connected', actions: { type: 'synchronizeAgent' } } },
            },
            leaving: {
              description:
                'EC2 terminates the instance, and its agent was connected until then: ECS deregisters it in the end.',
              meta: {
                docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeregisterContainerInstance.html',
              },
              on: {
                'host.terminated': {
                  target: '#container-instance.INACTIVE',
                  actions: { type: 'loseTasks', params: { because: 'terminated' } },
                },
              },
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
    },
  },
})
