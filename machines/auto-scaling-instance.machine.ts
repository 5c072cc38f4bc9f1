// An instance as its Auto Scaling group sees it. What EC2 makes of the instance is the instance's own chart.

import { assign, setup } from 'xstate'
import { effect } from './effect'

export interface AutoScalingInstanceContext {
  /** Until the first of its lifecycle actions times out. */
  readonly heartbeatMs: number
  /** Which of the heartbeats of its wait that is; 0 before the first. */
  readonly heartbeat: number
  /** From the end of its lifecycle actions until it is in service. */
  readonly proceedMs: number
}

export type AutoScalingInstanceEvent =
  /** `hookMs`: until the first of the lifecycle actions that begin now times out; null without any. */
  | { type: 'instance.running'; hookMs: number | null }
  | { type: 'terminate'; hookMs: number | null }
  /** A lifecycle action has more time, or one of several is done. */
  | { type: 'lifecycle.heartbeat'; hookMs: number; heartbeat: number }
  /** All that its hooks waited for is done. */
  | { type: 'lifecycle.completed'; proceedMs: number }
  | { type: 'standby.entered' }
  | { type: 'standby.left' }
  | { type: 'detach' }
  | { type: 'instance.terminated' }

const DOCS = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-lifecycle.html'
const HOOK_DOCS = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html'

export const autoScalingInstanceMachine = setup({
  types: {} as { context: AutoScalingInstanceContext; events: AutoScalingInstanceEvent },
  guards: {
    isHooked: ({ event }) => 'hookMs' in event && event.hookMs !== null,
    isLater: ({ event, context }) =>
      event.type === 'lifecycle.heartbeat' && event.heartbeat > context.heartbeat,
  },
  delays: {
    heartbeatTimeout: ({ context }) => context.heartbeatMs,
    proceedDelay: ({ context }) => context.proceedMs,
  },
  actions: {
    recordHeartbeat: assign(({ event, context }) => ({
      heartbeatMs: 'hookMs' in event ? (event.hookMs ?? 0) : context.heartbeatMs,
      heartbeat: event.type === 'lifecycle.heartbeat' ? event.heartbeat : 0,
    })),
    recordProceed: assign(({ event, context }) => ({
      proceedMs: event.type === 'lifecycle.completed' ? event.proceedMs : context.proceedMs,
    })),
    announceActions: effect(),
    expireActions: effect(),
    enterService: effect(),
    terminateInstance: effect(),
    leaveGroup: effect(),
  },
}).createMachine({
  id: 'auto-scaling-instance',
  context: { heartbeatMs: 0, heartbeat: 0, proceedMs: 0 },
  initial: 'Pending',
  options: { maxIterations: 20 },
  states: {
    Pending: {
      description: 'The group has launched the instance; it is not in service.',
      meta: { docs: DOCS },
      on: {
        'instance.running': [
          { target: 'Pending:Wait', guard: { type: 'isHooked' }, actions: { type: 'recordHeartbeat' } },
          { target: 'InService', actions: { type: 'enterService' } },
        ],
        terminate: [
          { target: 'Terminating:Wait', guard: { type: 'isHooked' }, actions: { type: 'recordHeartbeat' } },
          { target: 'Terminating' },
        ],
      },
    },
    'Pending:Wait': {
      description: 'It runs, and lifecycle hooks wait for what is to be done before it is in service.',
      meta: { docs: HOOK_DOCS },
      entry: { type: 'announceActions' },
      initial: 'waiting',
      on: {
        'lifecycle.heartbeat': {
          target: '.waiting',
          guard: { type: 'isLater' },
          actions: { type: 'recordHeartbeat' },
        },
        'lifecycle.completed': { target: 'Pending:Proceed', actions: { type: 'recordProceed' } },
        terminate: [
          { target: 'Terminating:Wait', guard: { type: 'isHooked' }, actions: { type: 'recordHeartbeat' } },
          { target: 'Terminating' },
        ],
      },
      states: {
        waiting: {
          description: 'For CompleteLifecycleAction, or for the heartbeat timeout.',
          meta: { docs: HOOK_DOCS },
          after: { heartbeatTimeout: { target: 'timedOut' } },
        },
        timedOut: {
          description: 'The default result of the hook applies: CONTINUE, or ABANDON and terminate.',
          meta: { docs: HOOK_DOCS },
          entry: { type: 'expireActions' },
        },
      },
    },
    'Pending:Proceed': {
      description: 'Every hook has ended with CONTINUE: the instance is about to be in service.',
      meta: { docs: HOOK_DOCS },
      after: { proceedDelay: { target: 'InService', actions: { type: 'enterService' } } },
      on: {
        terminate: [
          { target: 'Terminating:Wait', guard: { type: 'isHooked' }, actions: { type: 'recordHeartbeat' } },
          { target: 'Terminating' },
        ],
      },
    },
    InService: {
      description: 'Counts as capacity of the group.',
      meta: { docs: DOCS },
      on: {
        'standby.entered': { target: 'Standby' },
        detach: { target: 'Detached' },
        terminate: [
          { target: 'Terminating:Wait', guard: { type: 'isHooked' }, actions: { type: 'recordHeartbeat' } },
          { target: 'Terminating' },
        ],
      },
    },
    Standby: {
      description:
        'A person has taken it out of service: it runs on, and the group neither counts nor checks it.',
      meta: { docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-enter-exit-standby.html' },
      on: {
        'standby.left': { target: 'Pending' },
        'instance.terminated': { target: 'Terminated' },
        terminate: [
          { target: 'Terminating:Wait', guard: { type: 'isHooked' }, actions: { type: 'recordHeartbeat' } },
          { target: 'Terminating' },
        ],
      },
    },
    Terminating: {
      description:
        'Chosen by scale-in, found unhealthy, abandoned or terminated by a person: EC2 terminates it.',
      meta: { docs: DOCS },
      entry: { type: 'terminateInstance' },
      on: { 'instance.terminated': { target: 'Terminated' } },
    },
    'Terminating:Wait': {
      description:
        'Out of service, and still running: lifecycle hooks wait, that of ECS for its tasks to stop.',
      meta: { docs: HOOK_DOCS },
      entry: { type: 'announceActions' },
      initial: 'waiting',
      on: {
        'lifecycle.heartbeat': {
          target: '.waiting',
          guard: { type: 'isLater' },
          actions: { type: 'recordHeartbeat' },
        },
        'lifecycle.completed': { target: 'Terminating:Proceed' },
        'instance.terminated': { target: 'Terminated' },
      },
      states: {
        waiting: {
          description: 'For CompleteLifecycleAction, or for the heartbeat timeout.',
          meta: { docs: HOOK_DOCS },
          after: { heartbeatTimeout: { target: 'timedOut' } },
        },
        timedOut: {
          description: 'The instance is terminated, whatever the default result of the hook.',
          meta: { docs: HOOK_DOCS },
          entry: { type: 'expireActions' },
        },
      },
    },
    'Terminating:Proceed': {
      description:
        'The hooks have completed their actions, or their time is up: EC2 terminates the instance.',
      meta: { docs: HOOK_DOCS },
      entry: { type: 'terminateInstance' },
      on: { 'instance.terminated': { target: 'Terminated' } },
    },
    Detached: {
      description: 'A person has taken it away from the group: it runs on, and no group knows it.',
      meta: {
        docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-detach-attach-instances.html',
      },
      type: 'final',
    },
    Terminated: {
      description: 'EC2 has terminated the instance, and the group has forgotten it.',
      meta: { docs: DOCS },
      type: 'final',
      entry: { type: 'leaveGroup' },
    },
  },
})
