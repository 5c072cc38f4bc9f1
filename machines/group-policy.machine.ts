// A scaling policy of an Auto Scaling group: what its alarms have called it for and what has come of it. It decides nothing itself;
// whoever reads the metric tells it the outcome.

import { setup } from 'xstate'
import { effect } from './effect'

export type GroupPolicyEvent =
  /** An alarm's action, which comes again each minute as long as the alarm stays in ALARM. */
  | { type: 'alarm.called' }
  /** No alarm of the policy is in ALARM any more. */
  | { type: 'alarms.cleared' }
  | { type: 'scaled.out' }
  | { type: 'scaled.in' }
  | { type: 'held.back' }
  | { type: 'delete' }

const POLICY_DOCS = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scale-based-on-demand.html'
const ACTIVITY_DOCS =
  'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-verify-scaling-activity.html'

export const groupPolicyMachine = setup({
  types: {} as { context: Record<string, never>; events: GroupPolicyEvent },
  actions: { decide: effect() },
}).createMachine({
  id: 'group-policy',
  context: {},
  initial: 'watching',
  options: { maxIterations: 20 },
  on: { delete: { target: '.deleted' } },
  states: {
    watching: {
      description: 'None of its alarms is in ALARM.',
      meta: { docs: POLICY_DOCS },
      on: { 'alarm.called': { target: 'deciding' } },
    },
    deciding: {
      description: 'An alarm has called: it reads the newest datapoint and does the sum.',
      meta: { docs: POLICY_DOCS },
      entry: { type: 'decide' },
      on: {
        'scaled.out': { target: 'scalingOut' },
        'scaled.in': { target: 'scalingIn' },
        'held.back': { target: 'heldBack' },
      },
    },
    scalingOut: {
      description: 'It has raised the desired capacity, and its alarm is still in ALARM.',
      meta: { docs: ACTIVITY_DOCS },
      on: { 'alarm.called': { target: 'deciding' }, 'alarms.cleared': { target: 'watching' } },
    },
    scalingIn: {
      description: 'It has lowered the desired capacity, and its alarm is still in ALARM.',
      meta: { docs: ACTIVITY_DOCS },
      on: { 'alarm.called': { target: 'deciding' }, 'alarms.cleared': { target: 'watching' } },
    },
    heldBack: {
      description: 'Its alarm is in ALARM, but a gate is closed: a warm-up, a cooldown, a bound.',
      meta: { docs: ACTIVITY_DOCS },
      on: { 'alarm.called': { target: 'deciding' }, 'alarms.cleared': { target: 'watching' } },
    },
    deleted: {
      description: 'Gone, with the alarms that it had made.',
      meta: { docs: 'https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeletePolicy.html' },
      type: 'final',
    },
  },
})
