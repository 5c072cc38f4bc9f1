// A service as Application Auto Scaling knows it: whether a cooldown holds its policies back.

import { assign, setup } from 'xstate'
import { effect } from './effect'

export interface ScalableTargetContext {
  /** The activity that has started the last cooldown. */
  readonly activityId: string | null
  readonly cooldownMs: number
}

export type ScalableTargetEvent =
  | { type: 'scaled.out'; activityId: string; cooldownMs: number }
  | { type: 'scaled.in'; activityId: string; cooldownMs: number }
  | { type: 'deregister' }

export const scalableTargetMachine = setup({
  types: {} as { context: ScalableTargetContext; events: ScalableTargetEvent },
  delays: { cooldown: ({ context }) => context.cooldownMs },
  actions: {
    endCooldown: effect(),
    recordCooldown: assign(({ event, context }) =>
      event.type === 'deregister' ? context : { activityId: event.activityId, cooldownMs: event.cooldownMs },
    ),
  },
  guards: {
    isNewActivity: ({ event, context }) =>
      event.type !== 'deregister' && event.activityId !== context.activityId,
  },
}).createMachine({
  id: 'scalable-target',
  context: { activityId: null, cooldownMs: 0 },
  initial: 'registered',
  options: { maxIterations: 20 },
  states: {
    registered: {
      description: 'Policies and scheduled actions may change the desired count of the service.',
      meta: {
        docs: 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html',
      },
      initial: 'ready',
      on: {
        'scaled.out': {
          guard: { type: 'isNewActivity' },
          target: '.coolingAfterScaleOut',
          reenter: true,
          actions: { type: 'recordCooldown' },
        },
        'scaled.in': {
          guard: { type: 'isNewActivity' },
          target: '.coolingAfterScaleIn',
          reenter: true,
          actions: { type: 'recordCooldown' },
        },
        deregister: { target: 'deregistered' },
      },
      states: {
        ready: {
          description: 'No cooldown: any policy may change the desired count.',
          meta: {
            docs: 'https://docs.aws.amazon.com/autoscaling/application/userguide/what-is-application-auto-scaling.html',
          },
        },
        coolingAfterScaleOut: {
          description: 'Only a larger scale-out acts, and nothing is scaled in.',
          meta: {
            docs: 'https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html',
          },
          after: { cooldown: { target: 'ready', actions: { type: 'endCooldown' } } },
        },
        coolingAfterScaleIn: {
          description: 'Nothing more is scaled in; a scale-out acts at once and ends this cooldown.',
          meta: {
            docs: 'https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html',
          },
          after: { cooldown: { target: 'ready', actions: { type: 'endCooldown' } } },
        },
      },
    },
    deregistered: {
      description: 'Gone, with its policies and scheduled actions.',
      meta: {
        docs: 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeregisterScalableTarget.html',
      },
      type: 'final',
    },
  },
})
