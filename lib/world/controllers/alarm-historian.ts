// Writes the history of alarms, as DescribeAlarmHistory answers it.

import type { AlarmHistoryEntry } from '../cloudwatch/alarm-history'
import type { Alarm, AlarmStateRecord } from '../records/cloudwatch'
import type { CreateController } from './controller'

const WORDS = { create: 'created', update: 'updated', delete: 'deleted' } as const
const TYPES = { create: 'Create', update: 'Update', delete: 'Delete' } as const

export const createAlarmHistorian: CreateController = (world) => {
  const add = (alarm: Alarm, type: AlarmHistoryEntry['type'], summary: string, data: object) =>
    world.cloudwatch.history.add({
      alarmName: alarm.name,
      at: world.engine.now,
      type,
      summary,
      data: JSON.stringify({ version: '1.0', ...data }),
    })
  return {
    name: 'alarm-historian',
    subscribe(bus) {
      bus.on('alarm-historian', 'CloudWatch Alarm Configuration Change', ({ alarm, operation }) =>
        add(alarm, 'ConfigurationUpdate', `Alarm "${alarm.name}" ${WORDS[operation]}`, {
          type: TYPES[operation],
        }),
      )
      bus.on('alarm-historian', 'CloudWatch Alarm State Change', ({ alarm }) => {
        const { state, reason, reasonData, stateSince, previous } = alarm
        add(alarm, 'StateUpdate', `Alarm updated from ${previous?.state} to ${state}`, {
          oldState: previous && stateData(previous),
          newState: stateData({ state, reason, reasonData, since: stateSince }),
        })
      })
      bus.on('alarm-historian', 'CloudWatch Alarm Action', ({ alarm, action }) =>
        add(alarm, 'Action', `Successfully executed action ${action}`, {
          actionState: 'Succeeded',
          notificationResource: action,
          error: null,
        }),
      )
    },
    start() {},
  }
}

function stateData({ state, reason, reasonData }: AlarmStateRecord) {
  return {
    stateValue: state,
    stateReason: reason,
    ...(reasonData !== null && { stateReasonData: JSON.parse(reasonData) as object }),
  }
}
