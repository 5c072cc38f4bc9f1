// A task on an EC2 container instance, with AWS's states. It hears of its containers and targets as wholes: the world
// counts them.

import { setup } from 'xstate'
import { effect } from './effect'

export interface TaskInput {
  /** Number of target groups that the task is registered in. */
  readonly targetGroups: number
  readonly activationMs: number
  /** How long it may wait for an instance; none when it has one from the start. */
  readonly provisioningMs?: number | null
  /** Network mode awsvpc: how long its interface takes to be attached, and to be detached and deleted. */
  readonly networkInterface?: { readonly attachMs: number; readonly detachMs: number } | null
}

export type TaskEvent =
  | { type: 'placed' }
  | { type: 'containers.started' }
  | { type: 'essential.exited' }
  | { type: 'stop.requested' }
  | { type: 'targets.unused' }
  | { type: 'containers.stopped' }
  | { type: 'host.lost' }

const isPlaced = ({ provisioningMs = null }: TaskInput) => provisioningMs === null
const hasInterface = ({ networkInterface = null }: TaskInput) => networkInterface !== null

export const taskMachine = setup({
  types: {} as { context: TaskInput; input: TaskInput | undefined; events: TaskEvent },
  guards: {
    hasInstance: ({ context }) => isPlaced(context) && !hasInterface(context),
    hasInstanceForInterface: ({ context }) => isPlaced(context),
    hasNetworkInterface: ({ context }) => hasInterface(context),
    registersSeveralTargetGroups: ({ context }) => context.targetGroups > 1,
    isBehindLoadBalancer: ({ context }) => context.targetGroups > 0,
  },
  delays: {
    activationDelay: ({ context }) => context.activationMs,
    provisioningTimeout: ({ context }) => context.provisioningMs ?? 0,
    attachDelay: ({ context }) => context.networkInterface?.attachMs ?? 0,
    detachDelay: ({ context }) => context.networkInterface?.detachMs ?? 0,
  },
  actions: {
    giveUpPlacement: effect(),
    attachInterface: effect(),
    startContainers: effect(),
    detachInterface: effect(),
    registerTargets: effect(),
    deregisterTargets: effect(),
    stopContainers: effect(),
    killContainers: effect(),
    releaseTask: effect(),
  },
}).createMachine({
  id: 'task',
  context: ({ input }) => input ?? { targetGroups: 0, activationMs: 0 },
  initial: 'PROVISIONING',
  options: { maxIterations: 20 },
  on: {
    'host.lost': { target: '.STOPPED', actions: [{ type: 'deregisterTargets' }, { type: 'killContainers' }] },
  },
  states: {
    PROVISIONING: {
      description: 'What the task needs before it can start: an instance, and in awsvpc a network interface.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html',
      },
      initial: 'waiting',
      states: {
        waiting: {
          description:
            'No instance of its capacity provider has room for it: it waits until managed scaling has added one.',
          meta: {
            docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-scaling-behavior.html',
          },
          always: [
            { target: '#task.PENDING', guard: { type: 'hasInstance' } },
            { target: 'attaching', guard: { type: 'hasInstanceForInterface' } },
          ],
          after: { provisioningTimeout: { target: '#task.STOPPED', actions: { type: 'giveUpPlacement' } } },
          on: {
            placed: [
              { target: 'attaching', guard: { type: 'hasNetworkInterface' } },
              { target: '#task.PENDING' },
            ],
            'stop.requested': { target: '#task.STOPPED' },
          },
        },
        attaching: {
          description: 'Its network interface is created and attached to the instance.',
          meta: {
            docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html',
          },
          entry: { type: 'attachInterface' },
          after: { attachDelay: { target: '#task.PENDING', actions: { type: 'startContainers' } } },
          on: { 'stop.requested': { target: '#task.DEPROVISIONING' } },
        },
      },
    },
    PENDING: {
      description: 'The agent pulls the images and creates the containers.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html',
      },
      on: {
        'containers.started': [
          { target: 'ACTIVATING', guard: { type: 'registersSeveralTargetGroups' } },
          { target: 'RUNNING' },
        ],
        'essential.exited': { target: 'STOPPING' },
        'stop.requested': { target: 'STOPPING' },
      },
    },
    ACTIVATING: {
      description: 'Containers run; the task is being registered in several target groups.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html',
      },
      after: { activationDelay: { target: 'RUNNING' } },
      on: {
        'essential.exited': { target: 'STOPPING' },
        'stop.requested': { target: 'STOPPING' },
      },
    },
    RUNNING: {
      description: 'All essential containers run; (instance, host port) is registered in the target group.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html',
      },
      entry: { type: 'registerTargets' },
      on: {
        'essential.exited': { target: 'STOPPING', actions: { type: 'deregisterTargets' } },
        'stop.requested': [
          { target: 'DEACTIVATING', guard: { type: 'isBehindLoadBalancer' } },
          { target: 'STOPPING' },
        ],
      },
    },
    DEACTIVATING: {
      description:
        'Targets are deregistered; the stop signal waits until they are unused (deregistration delay).',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-connection-draining.html',
      },
      entry: { type: 'deregisterTargets' },
      on: {
        'targets.unused': { target: 'STOPPING' },
        'essential.exited': { target: 'STOPPING' },
      },
    },
    STOPPING: {
      description: 'Containers get SIGTERM and, after the stop timeout, SIGKILL.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html',
      },
      entry: { type: 'stopContainers' },
      on: {
        'containers.stopped': [
          { target: 'DEPROVISIONING', guard: { type: 'hasNetworkInterface' } },
          { target: 'STOPPED' },
        ],
      },
    },
    DEPROVISIONING: {
      description: 'Its network interface is detached and deleted.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html',
      },
      entry: { type: 'detachInterface' },
      after: { detachDelay: { target: 'STOPPED' } },
    },
    STOPPED: {
      description: 'The task has ended; its CPU, memory and host ports are free.',
      meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html' },
      type: 'final',
      entry: { type: 'releaseTask' },
    },
  },
})
