// A scaling policy: what its alarms have called it for and what has come of it. It decides nothing itself; whoever reads the metric
// tells it the outcome.

import { assign, setup } from 'xstate'
import { effect } from './effect'

export interface ScalingPolicyContext {
  readonly reactionMs: number
}

export type ScalingPolicyEvent =
  /** An alarm's action, which comes again each minute as long as the alarm stays in ALARM. */
  | { type: 'alarm.called'; reactionMs: number }
  /** No alarm of the policy is in ALARM any more. */
  | { type: 'alarms.cleared' }
  | { type: 'scaled.out' }
  | { type: 'scaled.in' }
  | { type: 'held.back' }
  | { type: 'delete' }

export const scalingPolicyMachine = setup({
  types: {} as { context: ScalingPolicyContext; events: ScalingPolicyEvent },
  delays: { reaction: ({ context }) => context.reactionMs },
  actions: {
    decide: effect(),
    recordReaction: assign(({ event, context }) => ({
      reactionMs: event.type === 'alarm.called' ? event.reactionMs : context.reactionMs,
    })),
  },
}).createMachine({
  id: 'scaling-policy',
  context: { reactionMs: 0 },
  initial: 'watching',
  options: { maxIterations: 20 },
  on: { delete: { target: '.deleted' } },
  states: {
    watching: {
      description: 'None of its alarms is in ALARM.',
      meta: {
        docs: 'https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html',
      },
      on: { 'alarm.called': { target: 'deciding', actions: { type: 'recordReaction' } } },
    },
    deciding: {
      description: 'An alarm has called: within seconds the policy reads the metric and decides.',
      meta: {
        docs: 'https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html',
      },
      initial: 'called',
      on: {
        'scaled.out': { target: 'scalingOut' },
        'scaled.in': { target: 'scalingIn' },
        'held.back': { target: 'heldBack' },
      },
      states: {
        called: {
          description: 'The call is on its way from CloudWatch to Application Auto Scaling.',
          meta: {
            docs: 'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html',
          },
          after: { reaction: { target: 'reading' } },
        },
        reading: {
          description: 'It reads the newest datapoint and does the sum.',
          meta: {
            docs: 'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html',
          },
          entry: { type: 'decide' },
        },
      },
    },
    scalingOut: {
      description: 'It has raised the desired count, and its alarm is still in ALARM.',
      meta: {
        docs: 'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scaling-activities.html',
      },
      on: {
        'alarm.called': { target: 'deciding', actions: { type: 'recordReaction' } },
        'alarms.cleared': { target: 'watching' },
      },
    },
    scalingIn: {
      description: 'It has lowered the desired count, and its alarm is still in ALARM.',
      meta: {
        docs: 'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scaling-activities.html',
      },
      on: {
        'alarm.called': { target: 'deciding', actions: { type: 'recordReaction' } },
        'alarms.cleared': { target: 'watching' },
      },
    },
    heldBack: {
      description: 'Its alarm is in ALARM, but a gate is closed: a cooldown, a bound, a deployment.',
      meta: {
        docs: 'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scaling-activities.html',
      },
      on: {
        'alarm.called': { target: 'deciding', actions: { type: 'recordReaction' } },
        'alarms.cleared': { target: 'watching' },
      },
    },
    deleted: {
      description: 'Gone, with the alarms that it had made.',
      meta: {
        docs: 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeleteScalingPolicy.html',
      },
      type: 'final',
    },
  },
})
