import type { DescribeAlarmsInput } from '@aws-sdk/client-cloudwatch/dist-types/models/models_0'
import * as z from 'zod'
import { ALARM_STATES } from '@/lib/aws/cloudwatch/alarm-rule'
import { AwsError } from '@/lib/aws/error'
import { describeAlarm } from '@/lib/world/describe/cloudwatch/alarm'
import { operation } from '@/lib/world/operation'
import type { Alarm } from '@/lib/world/records/cloudwatch'
import { notModelled } from '../ecs/not-modelled'
import { pageOf } from './paging'
import { alarmNames } from './schemas'

const PAGE_SIZE = 50
const COMPOSITE = 'composite alarms are not modelled'

export const describeAlarms = operation({
  action: 'cloudwatch:DescribeAlarms',
  readOnly: true,
  input: z.strictObject({
    AlarmNames: alarmNames.optional(),
    AlarmNamePrefix: z.string().min(1).optional(),
    AlarmTypes: z.array(z.enum(['MetricAlarm', 'CompositeAlarm'])).optional(),
    ActionPrefix: z.string().min(1).optional(),
    StateValue: z.enum(ALARM_STATES).optional(),
    MaxRecords: z.int().min(1).max(100).optional(),
    NextToken: z.string().optional(),
    ChildrenOfAlarmName: notModelled(COMPOSITE),
    ParentsOfAlarmName: notModelled(COMPOSITE),
  } satisfies Partial<Record<keyof DescribeAlarmsInput, z.ZodType>>),
  perform({ world }, { AlarmTypes = ['MetricAlarm'], MaxRecords = PAGE_SIZE, NextToken, ...filters }) {
    const { AlarmNames, AlarmNamePrefix, ActionPrefix, StateValue } = filters
    if (AlarmNames !== undefined && AlarmNamePrefix !== undefined)
      throw new AwsError(
        'ValidationError',
        'AlarmNamePrefix and AlarmNames are mutually exclusive parameters.',
        'AlarmNamePrefix',
      )
    const isWanted = (alarm: Alarm) =>
      AlarmTypes.includes('MetricAlarm') &&
      (AlarmNames === undefined || AlarmNames.includes(alarm.name)) &&
      alarm.name.startsWith(AlarmNamePrefix ?? '') &&
      (StateValue === undefined || alarm.state === StateValue) &&
      (ActionPrefix === undefined || actionsOf(alarm).some((arn) => arn.startsWith(ActionPrefix)))
    const found = [...world.state.alarms.values()].filter(isWanted)
    const { page, next } = pageOf(found, { NextToken, size: MaxRecords })
    return { MetricAlarms: page.map(describeAlarm), CompositeAlarms: [], ...next }
  },
})

function actionsOf({ configuration: { actions } }: Alarm): readonly string[] {
  return [...actions.ALARM, ...actions.OK, ...actions.INSUFFICIENT_DATA]
}
