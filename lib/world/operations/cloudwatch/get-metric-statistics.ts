import * as z from 'zod'
import type { MetricId } from '@/lib/aws/cloudwatch/metric'
import { AwsError } from '@/lib/aws/error'
import { type SimTime, toSeconds, US_PER_SECOND } from '@/lib/engine'
import { operation } from '@/lib/world/operation'
import { rangeOf } from './instants'
import {
  dimensions,
  extendedStatistic,
  instant,
  metricName,
  namespace,
  period,
  statistic,
  unit,
} from './schemas'

const DATAPOINTS_MAX = 1_440

export const getMetricStatistics = operation({
  action: 'cloudwatch:GetMetricStatistics',
  readOnly: true,
  input: z.strictObject({
    Namespace: namespace,
    MetricName: metricName,
    Dimensions: dimensions,
    StartTime: instant,
    EndTime: instant,
    Period: period,
    Statistics: z.array(statistic).min(1).max(5).optional(),
    ExtendedStatistics: z.array(extendedStatistic).min(1).max(10).optional(),
    Unit: unit.optional(),
  }),
  perform({ world }, input) {
    const { Namespace, MetricName, Dimensions = [], Period, Statistics = [], ExtendedStatistics = [] } = input
    const { cloudwatch } = world
    const { from, to } = rangeOf(world, input)
    if (Statistics.length + ExtendedStatistics.length === 0)
      throw new AwsError('MissingParameter', 'Must specify either Statistics or ExtendedStatistics')
    checkLength(to - from, Period)
    const metric: MetricId = { namespace: Namespace, name: MetricName, dimensions: Dimensions }
    const its = cloudwatch.unitOf(metric)
    const points = new Map<SimTime, Record<string, unknown>>()
    const begin = cloudwatch.startOf(cloudwatch.periodOf(from, Period), Period)
    if (input.Unit === undefined || input.Unit === its) {
      for (const name of [...Statistics, ...ExtendedStatistics]) {
        const query = { metric, statistic: name, periodSeconds: Period }
        for (const { at, value } of cloudwatch.datapoints({ ...query, from: begin, to })) {
          const point = points.get(at) ?? {}
          points.set(at, point)
          if (name.startsWith('p'))
            point.ExtendedStatistics = { ...(point.ExtendedStatistics as object), [name]: value }
          else point[name] = value
        }
      }
    }
    return {
      Label: MetricName,
      Datapoints: [...points].map(([at, values]) => ({ Timestamp: toSeconds(at), ...values, Unit: its })),
    }
  },
})

function checkLength(rangeUs: number, periodSeconds: number): void {
  const count = Math.ceil(rangeUs / (periodSeconds * US_PER_SECOND))
  if (count > DATAPOINTS_MAX)
    throw new AwsError(
      'InvalidParameterCombination',
      `You have requested up to ${count} datapoints, which exceeds the limit of ${DATAPOINTS_MAX}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
    )
}
