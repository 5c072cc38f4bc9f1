import * as z from 'zod'
import { deleteAlarm } from '@/lib/world/lifecycle/alarms'
import { operation } from '@/lib/world/operation'
import { findAlarm } from './find'
import { alarmNames } from './schemas'

export const deleteAlarms = operation({
  action: 'cloudwatch:DeleteAlarms',
  readOnly: false,
  input: z.strictObject({ AlarmNames: alarmNames }),
  perform({ world }, { AlarmNames }) {
    const alarms = new Set(AlarmNames.map((name) => findAlarm(world, name)))
    for (const alarm of alarms) deleteAlarm(world, alarm)
    return {}
  },
})
