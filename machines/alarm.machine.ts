// A CloudWatch alarm. Every minute its datapoints are evaluated elsewhere; an event comes when they say another state than it is in.

import { assign, setup } from 'xstate'
import { effect } from './effect'

export interface AlarmContext {
  /** `StateReason`, and `StateReasonData` as JSON. */
  readonly reason: string
  readonly reasonData: string | null
}

interface Reasoned {
  readonly reason: string
  readonly reasonData: string | null
}

export type AlarmEvent =
  | ({ type: 'threshold.crossed' } & Reasoned)
  | ({ type: 'within.threshold' } & Reasoned)
  | ({ type: 'data.insufficient' } & Reasoned)
  | { type: 'delete' }

export const alarmMachine = setup({
  types: {} as { context: AlarmContext; events: AlarmEvent },
  actions: {
    recordReason: assign(({ event, context }) =>
      event.type === 'delete' ? context : { reason: event.reason, reasonData: event.reasonData },
    ),
    announceState: effect(),
    invokeActions: effect(),
  },
}).createMachine({
  id: 'alarm',
  context: { reason: 'Unchecked: Initial alarm creation', reasonData: null },
  initial: 'INSUFFICIENT_DATA',
  options: { maxIterations: 20 },
  states: {
    INSUFFICIENT_DATA: {
      description: 'Just created, or there are too few datapoints to tell.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html',
      },
      on: {
        'threshold.crossed': {
          target: 'ALARM',
          actions: [{ type: 'recordReason' }, { type: 'announceState' }, { type: 'invokeActions' }],
        },
        'within.threshold': {
          target: 'OK',
          actions: [{ type: 'recordReason' }, { type: 'announceState' }, { type: 'invokeActions' }],
        },
        delete: { target: 'deleted' },
      },
    },
    OK: {
      description: 'Fewer datapoints than it takes are beyond the threshold.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html',
      },
      on: {
        'threshold.crossed': {
          target: 'ALARM',
          actions: [{ type: 'recordReason' }, { type: 'announceState' }, { type: 'invokeActions' }],
        },
        'data.insufficient': {
          target: 'INSUFFICIENT_DATA',
          actions: [{ type: 'recordReason' }, { type: 'announceState' }, { type: 'invokeActions' }],
        },
        delete: { target: 'deleted' },
      },
    },
    ALARM: {
      description:
        'As many datapoints as it takes are beyond the threshold. Auto Scaling actions are repeated every minute.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html',
      },
      on: {
        'within.threshold': {
          target: 'OK',
          actions: [{ type: 'recordReason' }, { type: 'announceState' }, { type: 'invokeActions' }],
        },
        'data.insufficient': {
          target: 'INSUFFICIENT_DATA',
          actions: [{ type: 'recordReason' }, { type: 'announceState' }, { type: 'invokeActions' }],
        },
        delete: { target: 'deleted' },
      },
    },
    deleted: {
      description: 'Gone; its history stays.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html',
      },
      type: 'final',
    },
  },
})
