// An Auto Scaling group: whether it has the instances that it is to have, and what it does about it.

import { assign, setup } from 'xstate'
import { effect } from './effect'

export interface AutoScalingGroupContext {
  /** From a difference in capacity until the group acts on it. */
  readonly reactionMs: number
}

export type AutoScalingGroupEvent =
  /** Instances on their way count, instances on their way out do not. */
  | { type: 'capacity.differs'; reactionMs: number }
  | { type: 'capacity.met' }
  | { type: 'delete' }
  | { type: 'empty' }

const DOCS = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-groups.html'
const CAPACITY_DOCS = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html'

export const autoScalingGroupMachine = setup({
  types: {} as { context: AutoScalingGroupContext; events: AutoScalingGroupEvent },
  delays: { reactionDelay: ({ context }) => context.reactionMs },
  actions: {
    recordReaction: assign(({ event, context }) => ({
      reactionMs: event.type === 'capacity.differs' ? event.reactionMs : context.reactionMs,
    })),
    adjustCapacity: effect(),
    emptyGroup: effect(),
  },
}).createMachine({
  id: 'auto-scaling-group',
  context: { reactionMs: 0 },
  initial: 'active',
  options: { maxIterations: 20 },
  states: {
    active: {
      description: 'Keeps as many instances as its desired capacity says.',
      meta: { docs: DOCS },
      initial: 'steady',
      on: { delete: { target: 'deleting' } },
      states: {
        steady: {
          description: 'It has the desired capacity, counting instances that are on their way.',
          meta: { docs: CAPACITY_DOCS },
          on: { 'capacity.differs': { target: 'reacting', actions: { type: 'recordReaction' } } },
        },
        reacting: {
          description:
            'The capacity differs from the desired one: it is about to launch or terminate instances.',
          meta: { docs: CAPACITY_DOCS },
          after: { reactionDelay: { target: 'adjusted', actions: { type: 'adjustCapacity' } } },
          on: { 'capacity.met': { target: 'steady' } },
        },
        adjusted: {
          description: 'It has launched or terminated what it could, and looks whether that is enough.',
          meta: { docs: CAPACITY_DOCS },
          on: {
            'capacity.met': { target: 'steady' },
            'capacity.differs': { target: 'reacting', actions: { type: 'recordReaction' } },
          },
        },
      },
    },
    deleting: {
      description: 'Delete in progress: its instances are terminated first.',
      meta: { docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-process-shutdown.html' },
      entry: { type: 'emptyGroup' },
      on: { empty: { target: 'deleted' } },
    },
    deleted: {
      description: 'The group is gone.',
      meta: { docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-process-shutdown.html' },
      type: 'final',
    },
  },
})
