import type { AlarmState } from '@/lib/aws/cloudwatch/alarm-rule'
import type { AlarmContext } from '@/machines/alarm.machine'
import { invokeActions } from '../lifecycle/alarms'
import type { Alarm } from '../records/cloudwatch'
import { resource, top } from './resource'

export const alarm = resource<'alarm', Alarm>('alarm', {
  table: ({ alarms }) => alarms,
  project(world, record, chart) {
    const state = top<AlarmState | 'deleted'>(chart)
    if (state !== record.state && state !== 'deleted') {
      const { state: before, reason, reasonData, stateSince } = record
      record.previous = { state: before, reason, reasonData, since: stateSince }
      const context = chart.context as AlarmContext
      record.state = state
      record.reason = context.reason
      record.reasonData = context.reasonData
      record.stateSince = chart.enteredAt
    }
    world.bus.changed('alarms', record.arn)
  },
  effects: {
    announceState: (world, record) =>
      world.bus.publish({ type: 'CloudWatch Alarm State Change', alarm: record }),
    invokeActions: (world, record) => invokeActions(world, record, 'all'),
  },
  mark: (changes, { arn }) => changes.mark('alarm', arn),
  status: ({ state }) => state,
})
