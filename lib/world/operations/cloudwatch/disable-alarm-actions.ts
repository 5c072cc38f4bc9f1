import * as z from 'zod'
import { alarmNamed, setActionsEnabled } from '@/lib/world/lifecycle/alarms'
import { operation } from '@/lib/world/operation'
import { alarmNames } from './schemas'

/** AWS passes over names of no alarm. */
export const disableAlarmActions = operation({
  action: 'cloudwatch:DisableAlarmActions',
  readOnly: false,
  input: z.strictObject({ AlarmNames: alarmNames }),
  perform({ world }, { AlarmNames }) {
    for (const name of AlarmNames) {
      const alarm = alarmNamed(world, name)
      if (alarm) setActionsEnabled(world, alarm, false)
    }
    return {}
  },
})
