// An instance as its Auto Scaling group sees it. What EC2 makes of the instance is the instance's own chart.

import { assign, setup } from 'xstate'
import { effect } from './effect'

export interface AutoScalingInstanceContext {
  /** How long lifecycle hooks may hold its termination up. */
  readonly heartbeatMs: number
}

export type AutoScalingInstanceEvent =
  | { type: 'instance.running' }
  /** `hookMs`: the time-out of the hooks on its termination; null without any. */
  | { type: 'terminate'; hookMs: number | null }
  /** All that its hooks waited for is done. */
  | { type: 'lifecycle.completed' }
  | { type: 'instance.terminated' }

const DOCS = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-lifecycle.html'

export const autoScalingInstanceMachine = setup({
  types: {} as { context: AutoScalingInstanceContext; events: AutoScalingInstanceEvent },
  guards: { isHooked: ({ event }) => event.type === 'terminate' && event.hookMs !== null },
  delays: { heartbeatTimeout: ({ context }) => context.heartbeatMs },
  actions: {
    recordHeartbeat: assign(({ event, context }) => ({
      heartbeatMs: event.type === 'terminate' ? (event.hookMs ?? 0) : context.heartbeatMs,
    })),
    announceTermination: effect(),
    enterService: effect(),
    terminateInstance: effect(),
    leaveGroup: effect(),
  },
}).createMachine({
  id: 'auto-scaling-instance',
  context: { heartbeatMs: 0 },
  initial: 'Pending',
  options: { maxIterations: 20 },
  states: {
    Pending: {
      description: 'The group has launched the instance; it is not in service.',
      meta: { docs: DOCS },
      on: {
        'instance.running': { target: 'InService', actions: { type: 'enterService' } },
        terminate: [
          {
            target: 'Terminating:Wait',
            guard: { type: 'isHooked' },
            actions: { type: 'recordHeartbeat' },
          },
          { target: 'Terminating' },
        ],
      },
    },
    InService: {
      description: 'Counts as capacity of the group.',
      meta: { docs: DOCS },
      on: {
        terminate: [
          {
            target: 'Terminating:Wait',
            guard: { type: 'isHooked' },
            actions: { type: 'recordHeartbeat' },
          },
          { target: 'Terminating' },
        ],
      },
    },
    Terminating: {
      description: 'Chosen by scale-in, found unhealthy or terminated by a person: EC2 terminates it.',
      meta: { docs: DOCS },
      entry: { type: 'terminateInstance' },
      on: { 'instance.terminated': { target: 'Terminated' } },
    },
    'Terminating:Wait': {
      description: 'Out of service, and still running: a lifecycle hook waits, ECS for its tasks to stop.',
      meta: { docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html' },
      entry: { type: 'announceTermination' },
      after: { heartbeatTimeout: { target: 'Terminating:Proceed' } },
      on: {
        'lifecycle.completed': { target: 'Terminating:Proceed' },
        'instance.terminated': { target: 'Terminated' },
      },
    },
    'Terminating:Proceed': {
      description: 'The hook has completed its action, or its time is up: EC2 terminates the instance.',
      meta: { docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html' },
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
