import type { DescribeAlarmHistoryInput } from '@aws-sdk/client-cloudwatch/dist-types/models/models_0'
import * as z from 'zod'
import { describeHistoryItem } from '@/lib/world/describe/cloudwatch/alarm'
import { operation } from '@/lib/world/operation'
import { notModelled } from '../ecs/not-modelled'
import { instantOf } from './instants'
import { pageOf } from './paging'
import { alarmName, instant } from './schemas'

const PAGE_SIZE = 100

export const describeAlarmHistory = operation({
  action: 'cloudwatch:DescribeAlarmHistory',
  readOnly: true,
  input: z.strictObject({
    AlarmName: alarmName.optional(),
    AlarmTypes: z.array(z.enum(['MetricAlarm', 'CompositeAlarm'])).optional(),
    HistoryItemType: z.enum(['ConfigurationUpdate', 'StateUpdate', 'Action']).optional(),
    StartDate: instant.optional(),
    EndDate: instant.optional(),
    MaxRecords: z.int().min(1).max(PAGE_SIZE).optional(),
    NextToken: z.string().optional(),
    ScanBy: z.enum(['TimestampDescending', 'TimestampAscending']).optional(),
    AlarmContributorId: notModelled('an alarm watches one metric'),
  } satisfies Partial<Record<keyof DescribeAlarmHistoryInput, z.ZodType>>),
  perform({ world }, input) {
    const { AlarmName, AlarmTypes = ['MetricAlarm'], HistoryItemType, StartDate, EndDate, ScanBy } = input
    const from = StartDate === undefined ? Number.NEGATIVE_INFINITY : instantOf(world, StartDate, 'StartDate')
    const to = EndDate === undefined ? Number.POSITIVE_INFINITY : instantOf(world, EndDate, 'EndDate')
    const found = world.cloudwatch.history.entries.filter(
      ({ alarmName: name, type, at }) =>
        AlarmTypes.includes('MetricAlarm') &&
        (AlarmName === undefined || name === AlarmName) &&
        (HistoryItemType === undefined || type === HistoryItemType) &&
        at >= from &&
        at <= to,
    )
    if (ScanBy !== 'TimestampAscending') found.reverse()
    const { page, next } = pageOf(found, { NextToken: input.NextToken, size: input.MaxRecords ?? PAGE_SIZE })
    return { AlarmHistoryItems: page.map(describeHistoryItem), ...next }
  },
})
