import type { SetAlarmStateInput } from '@aws-sdk/client-cloudwatch/dist-types/models/models_0'
import * as z from 'zod'
import { ALARM_STATES } from '@/lib/aws/cloudwatch/alarm-rule'
import { AwsError } from '@/lib/aws/error'
import { moveAlarm } from '@/lib/world/lifecycle/alarms'
import { operation } from '@/lib/world/operation'
import { findAlarm } from './find'
import { alarmName } from './schemas'

/** Until the alarm is evaluated next, which may be at once. */
export const setAlarmState = operation({
  action: 'cloudwatch:SetAlarmState',
  readOnly: false,
  input: z.strictObject({
    AlarmName: alarmName,
    StateValue: z.enum(ALARM_STATES),
    StateReason: z.string().max(1023),
    StateReasonData: z.string().max(4000).optional(),
  } satisfies Record<keyof SetAlarmStateInput, z.ZodType>),
  perform({ world }, { AlarmName, StateValue, StateReason, StateReasonData = null }) {
    const alarm = findAlarm(world, AlarmName)
    if (StateReasonData !== null && !isJson(StateReasonData))
      throw new AwsError('InvalidFormat', 'StateReasonData is not well-formed JSON', 'StateReasonData')
    moveAlarm(world, alarm, { state: StateValue, reason: StateReason, reasonData: StateReasonData })
    return {}
  },
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
