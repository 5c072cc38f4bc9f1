// A capacity provider with managed scaling: what its alarms have called it for and what has come of it. It decides nothing
// itself; whoever knows M and N tells it the outcome.

import { assign, setup } from 'xstate'
import { effect } from './effect'

export interface CapacityProviderContext {
  readonly reactionMs: number
}

export type CapacityProviderEvent =
  | { type: 'scaling.enabled' }
  | { type: 'scaling.disabled' }
  /** An alarm's action, which comes again each minute as long as the alarm stays in ALARM. */
  | { type: 'alarm.called'; reactionMs: number }
  /** No alarm of its policy is in ALARM any more. */
  | { type: 'alarms.cleared' }
  | { type: 'scaled.out' }
  | { type: 'scaled.in' }
  | { type: 'held.back' }
  | { type: 'delete' }

const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide'

export const capacityProviderMachine = setup({
  types: {} as { context: CapacityProviderContext; events: CapacityProviderEvent },
  delays: { reaction: ({ context }) => context.reactionMs },
  actions: {
    decide: effect(),
    recordReaction: assign(({ event, context }) => ({
      reactionMs: event.type === 'alarm.called' ? event.reactionMs : context.reactionMs,
    })),
  },
}).createMachine({
  id: 'capacity-provider',
  context: { reactionMs: 0 },
  initial: 'ACTIVE',
  options: { maxIterations: 20 },
  on: { delete: { target: '.INACTIVE' } },
  states: {
    ACTIVE: {
      description: 'Tasks may be started on its instances.',
      meta: { docs: `${GUIDE}/asg-capacity-providers.html` },
      initial: 'unmanaged',
      on: { 'scaling.disabled': { target: '.unmanaged' }, 'scaling.enabled': { target: '.balanced' } },
      states: {
        unmanaged: {
          description: 'Managed scaling is off, or no cluster uses the provider.',
          meta: { docs: `${GUIDE}/turn-on-cluster-auto-scaling.html` },
        },
        balanced: {
          description: 'None of its alarms is in ALARM: the reservation meets the target capacity.',
          meta: { docs: `${GUIDE}/cluster-auto-scaling.html` },
          on: { 'alarm.called': { target: 'called', actions: { type: 'recordReaction' } } },
        },
        called: {
          description: 'An alarm has called: the call is on its way to Auto Scaling.',
          meta: { docs: `${GUIDE}/managed-scaling-behavior.html` },
          after: { reaction: { target: 'deciding' } },
        },
        deciding: {
          description: 'It takes M and N of the newest datapoint and does the sum.',
          meta: { docs: `${GUIDE}/managed-scaling-behavior.html` },
          entry: { type: 'decide' },
          on: {
            'scaled.out': { target: 'scalingOut' },
            'scaled.in': { target: 'scalingIn' },
            'held.back': { target: 'heldBack' },
          },
        },
        scalingOut: {
          description: 'It has raised the desired capacity, and its alarm is still in ALARM.',
          meta: { docs: `${GUIDE}/managed-scaling-behavior.html` },
          on: {
            'alarm.called': { target: 'called', actions: { type: 'recordReaction' } },
            'alarms.cleared': { target: 'balanced' },
          },
        },
        scalingIn: {
          description: 'It has lowered the desired capacity, and its alarm is still in ALARM.',
          meta: { docs: `${GUIDE}/managed-scaling-behavior.html` },
          on: {
            'alarm.called': { target: 'called', actions: { type: 'recordReaction' } },
            'alarms.cleared': { target: 'balanced' },
          },
        },
        heldBack: {
          description: 'Its alarm is in ALARM, but instances warm up, or the group is at a bound.',
          meta: { docs: `${GUIDE}/managed-scaling-behavior.html` },
          on: {
            'alarm.called': { target: 'called', actions: { type: 'recordReaction' } },
            'alarms.cleared': { target: 'balanced' },
          },
        },
      },
    },
    INACTIVE: {
      description: 'Deleted. Its Auto Scaling group stays.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCapacityProvider.html',
      },
      type: 'final',
    },
  },
})
