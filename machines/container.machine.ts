// One container of a task, as the agent runs it: pull, create, run, stop. What its process does with requests is the data
// plane's part; the chart hears of it only when the process ends.

import { assign, setup } from 'xstate'
import { effect } from './effect'

export interface ContainerInput {
  readonly createMs: number
  readonly startupMs: number
  readonly stopTimeoutMs: number
}

export interface ContainerContext extends ContainerInput {
  readonly exitCode: number | null
  readonly reason: string | null
}

export type ContainerEvent =
  | { type: 'image.pulled' }
  | { type: 'image.failed'; reason: string }
  | { type: 'process.exited'; exitCode: number; reason: string | null }
  | { type: 'stop' }
  | { type: 'power.lost' }
  | { type: 'kill'; exitCode: number | null; reason: string | null }

/** 128 + SIGKILL. */
const EXIT_CODE_KILLED = 137

export const containerMachine = setup({
  types: {} as { context: ContainerContext; input: ContainerInput | undefined; events: ContainerEvent },
  delays: {
    createDelay: ({ context }) => context.createMs,
    startupDelay: ({ context }) => context.startupMs,
    stopTimeout: ({ context }) => context.stopTimeoutMs,
  },
  actions: {
    pullImage: effect(),
    startProcess: effect(),
    listen: effect(),
    terminateProcess: effect(),
    endProcess: effect(),
    losePower: effect(),
    recordExit: assign(({ event, context }) =>
      event.type === 'process.exited' || event.type === 'kill'
        ? { exitCode: event.exitCode, reason: event.reason }
        : event.type === 'image.failed'
          ? { reason: event.reason }
          : { exitCode: context.exitCode },
    ),
    recordKilled: assign({ exitCode: EXIT_CODE_KILLED }),
  },
}).createMachine({
  id: 'container',
  context: ({ input }) => ({
    ...(input ?? { createMs: 0, startupMs: 0, stopTimeoutMs: 0 }),
    exitCode: null,
    reason: null,
  }),
  initial: 'PENDING',
  options: { maxIterations: 20 },
  states: {
    PENDING: {
      description: 'The agent gets the image and creates the container.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html',
      },
      initial: 'pulling',
      on: {
        stop: { target: 'STOPPED' },
        'power.lost': { target: '.lost' },
        kill: { target: 'STOPPED', actions: { type: 'recordExit' } },
      },
      states: {
        pulling: {
          description: 'The agent pulls the layers that the instance does not have.',
          meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html' },
          entry: { type: 'pullImage' },
          on: {
            'image.pulled': { target: 'creating' },
            'image.failed': { target: '#container.STOPPED', actions: { type: 'recordExit' } },
          },
        },
        creating: {
          description: 'The agent creates the writable layer, network namespace and port bindings.',
          meta: { docs: 'https://docs.docker.com/engine/containers/run/' },
          after: { createDelay: { target: '#container.RUNNING' } },
        },
        lost: {
          description: 'The host is off: nothing happens here, and the agent cannot report it.',
          meta: {
            docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerInstance.html',
          },
        },
      },
    },
    RUNNING: {
      description: 'The process runs.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html',
      },
      initial: 'starting',
      entry: { type: 'startProcess' },
      on: {
        'power.lost': { target: '.lost' },
        'process.exited': { target: 'STOPPED', actions: { type: 'recordExit' } },
        kill: { target: 'STOPPED', actions: { type: 'recordExit' } },
      },
      states: {
        starting: {
          description: 'The application starts up and refuses connections until it listens.',
          meta: { docs: 'https://docs.docker.com/engine/containers/run/' },
          after: { startupDelay: { target: 'serving' } },
          on: { stop: { target: 'stopping' } },
        },
        serving: {
          description: 'The application listens on its ports.',
          meta: { docs: 'https://docs.docker.com/engine/network/#published-ports' },
          entry: { type: 'listen' },
          on: { stop: { target: 'stopping' } },
        },
        stopping: {
          description: 'SIGTERM was sent; SIGKILL follows after the stop timeout.',
          meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html' },
          entry: { type: 'terminateProcess' },
          after: { stopTimeout: { target: '#container.STOPPED', actions: { type: 'recordKilled' } } },
        },
        lost: {
          description:
            'The host is off: the process is gone without an exit code. ECS still shows the last known status.',
          meta: {
            docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerInstance.html',
          },
          entry: { type: 'losePower' },
          on: { 'process.exited': {}, 'power.lost': {} },
        },
      },
    },
    STOPPED: {
      description: 'The process has ended; only its exit code remains.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
      },
      type: 'final',
      entry: { type: 'endProcess' },
    },
  },
})
