import type { GetMetricDataInput } from '@aws-sdk/client-cloudwatch/dist-types/models/models_0'
import * as z from 'zod'
import type { MetricId } from '@/lib/aws/cloudwatch/metric'
import { AwsError } from '@/lib/aws/error'
import { type SimTime, toSeconds } from '@/lib/engine'
import { operation } from '@/lib/world/operation'
import type { World } from '@/lib/world/world'
import { notModelled } from '../ecs/not-modelled'
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

const QUERIES_MAX = 500
const DATAPOINTS_MAX = 100_800

const query = z.strictObject({
  Id: z
    .string()
    .max(255)
    .regex(
      /^[a-z][a-zA-Z0-9_]*$/,
      'must begin with a lower-case letter and have letters, digits and underscores only',
    ),
  MetricStat: z.strictObject({
    Metric: z.strictObject({ Namespace: namespace, MetricName: metricName, Dimensions: dimensions }),
    Period: period,
    Stat: z.union([statistic, extendedStatistic]),
    Unit: unit.optional(),
  }),
  Label: z.string().optional(),
  ReturnData: z.boolean().optional(),
  Expression: notModelled('metric math is not modelled'),
})
type Query = z.infer<typeof query>

export const getMetricData = operation({
  action: 'cloudwatch:GetMetricData',
  readOnly: true,
  ignores: ['LabelOptions', 'NextToken'] satisfies (keyof GetMetricDataInput)[],
  input: z.strictObject({
    MetricDataQueries: z.array(query).min(1).max(QUERIES_MAX),
    StartTime: instant,
    EndTime: instant,
    ScanBy: z.enum(['TimestampDescending', 'TimestampAscending']).optional(),
    MaxDatapoints: z.int().min(1).max(DATAPOINTS_MAX).optional(),
  }),
  perform({ world }, { MetricDataQueries, ScanBy, MaxDatapoints = DATAPOINTS_MAX, ...times }) {
    const range = rangeOf(world, times)
    const ids = MetricDataQueries.map(({ Id }) => Id)
    const twice = ids.find((id, i) => ids.indexOf(id) !== i)
    if (twice !== undefined)
      throw new AwsError(
        'ValidationError',
        `The values for parameter Id in MetricDataQueries must be unique: ${twice}`,
      )
    const results = MetricDataQueries.filter(({ ReturnData }) => ReturnData !== false).map((one) => {
      const readings = [...readingsOf(world, one, range)]
      if (ScanBy !== 'TimestampAscending') readings.reverse()
      const page = readings.slice(0, MaxDatapoints)
      return {
        Id: one.Id,
        Label: one.Label ?? one.MetricStat.Metric.MetricName,
        Timestamps: page.map(({ at }) => toSeconds(at)),
        Values: page.map(({ value }) => value),
        StatusCode: page.length < readings.length ? 'PartialData' : 'Complete',
      }
    })
    return { MetricDataResults: results, Messages: [] }
  },
})

function readingsOf(
  { cloudwatch }: World,
  { MetricStat: { Metric, Period, Stat, Unit } }: Query,
  { from, to }: { readonly from: SimTime; readonly to: SimTime },
) {
  const metric: MetricId = {
    namespace: Metric.Namespace,
    name: Metric.MetricName,
    dimensions: Metric.Dimensions ?? [],
  }
  if (Unit !== undefined && Unit !== cloudwatch.unitOf(metric)) return []
  const begin = cloudwatch.startOf(cloudwatch.periodOf(from, Period), Period)
  return cloudwatch.datapoints({ metric, statistic: Stat, periodSeconds: Period, from: begin, to })
}
