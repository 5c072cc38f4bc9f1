// What the form for scaling is doing: which of its sides is filled in, and whether it is being sent.

import { assign, fromPromise, setup } from 'xstate'
import type { FormMode } from '@/lib/view/auto-scaling/policy-form'

export type PolicyFormEvent =
  | { type: 'mode.tracking' }
  | { type: 'mode.step' }
  | { type: 'mode.simple' }
  | { type: 'mode.schedule' }
  | { type: 'submit' }

export const policyFormMachine = setup({
  types: {} as { context: { mode: FormMode }; input: { mode: FormMode }; events: PolicyFormEvent },
  actors: {
    /** Carries the operations out; whether all were accepted. */
    send: fromPromise<boolean>(() => Promise.resolve(false)),
  },
  actions: {
    showSide: assign((_, mode: FormMode) => ({ mode })),
  },
  guards: {
    isStep: ({ context }) => context.mode === 'step',
    isSimple: ({ context }) => context.mode === 'simple',
    wasAccepted: (_, accepted: boolean) => accepted,
  },
}).createMachine({
  id: 'policy-form',
  context: ({ input }) => ({ mode: input.mode }),
  initial: 'opening',
  states: {
    opening: {
      description: 'Opens on the side that the policy is of.',
      always: [
        { guard: 'isStep', target: 'editing.step' },
        { guard: 'isSimple', target: 'editing.simple' },
        { target: 'editing' },
      ],
    },
    editing: {
      description: 'One side is filled in; what was typed on the others is kept.',
      initial: 'tracking',
      on: {
        'mode.tracking': { target: '.tracking', actions: { type: 'showSide', params: 'tracking' } },
        'mode.step': { target: '.step', actions: { type: 'showSide', params: 'step' } },
        'mode.simple': { target: '.simple', actions: { type: 'showSide', params: 'simple' } },
        'mode.schedule': { target: '.schedule', actions: { type: 'showSide', params: 'schedule' } },
        submit: { target: 'sending' },
      },
      states: {
        tracking: { description: 'A target tracking policy.' },
        step: { description: 'A step scaling policy with the alarm that calls it.' },
        simple: {
          description: 'A simple scaling policy of an Auto Scaling group, with the alarm that calls it.',
        },
        schedule: { description: 'A scheduled action of a service.' },
        last: { type: 'history', description: 'The side that was sent.' },
      },
    },
    sending: {
      description: 'The operations are carried out one after another; a refusal takes back those before it.',
      invoke: {
        src: 'send',
        onDone: [
          { guard: { type: 'wasAccepted', params: ({ event }) => event.output }, target: 'closed' },
          { target: 'editing.last' },
        ],
        onError: { target: 'editing.last' },
      },
    },
    closed: { description: 'All were accepted.', type: 'final' },
  },
})
