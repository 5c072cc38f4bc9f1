import type { MetricDatum, PutMetricDataInput } from '@aws-sdk/client-cloudwatch/dist-types/models/models_0'
import * as z from 'zod'
import type { MetricId } from '@/lib/aws/cloudwatch/metric'
import { type Distribution, mergedDistributions } from '@/lib/aws/cloudwatch/percentile'
import { STANDARD_RESOLUTION_SECONDS } from '@/lib/aws/cloudwatch/periods'
import { merged, NO_VALUES, type StatisticSet, setOf } from '@/lib/aws/cloudwatch/statistic-set'
import { AwsError } from '@/lib/aws/error'
import { afterSeconds, type SimTime } from '@/lib/engine'
import { operation } from '@/lib/world/operation'
import type { World } from '@/lib/world/world'
import { notModelled } from '../ecs/not-modelled'
import { instantOf } from './instants'
import { dimensions, instant, metricName, namespace, unit } from './schemas'

const DATA_MAX = 1_000
const VALUES_MAX = 150
/** "from two weeks before the current date to up to two hours after the current time". */
const PAST_SECONDS_MAX = 14 * 86_400
const FUTURE_SECONDS_MAX = 2 * 3_600

const datum = z.strictObject({
  MetricName: metricName,
  Dimensions: dimensions,
  Timestamp: instant.optional(),
  Value: z.number().optional(),
  StatisticValues: z
    .strictObject({
      SampleCount: z.number().min(0),
      Sum: z.number(),
      Minimum: z.number(),
      Maximum: z.number(),
    })
    .optional(),
  Values: z.array(z.number()).min(1).max(VALUES_MAX).optional(),
  Counts: z.array(z.number().min(0)).max(VALUES_MAX).optional(),
  Unit: unit.optional(),
  StorageResolution: z.union([z.literal(1), z.literal(STANDARD_RESOLUTION_SECONDS)]).optional(),
} satisfies Record<keyof MetricDatum, z.ZodType>)
type Datum = z.infer<typeof datum>

export const putMetricData = operation({
  action: 'cloudwatch:PutMetricData',
  readOnly: false,
  ignores: ['StrictEntityValidation'] satisfies (keyof PutMetricDataInput)[],
  input: z.strictObject({
    Namespace: namespace,
    MetricData: z.array(datum).min(1).max(DATA_MAX),
    EntityMetricData: notModelled('entities are not modelled'),
  }),
  perform({ world }, { Namespace, MetricData }) {
    if (Namespace.startsWith('AWS/'))
      throw new AwsError(
        'InvalidParameterValue',
        'The value AWS/ for parameter Namespace is invalid.',
        'Namespace',
      )
    const checked = MetricData.map((one, i) => ({ one, ...check(world, one, `MetricData[${i}]`) }))
    for (const { one, at, values, distribution } of checked) {
      const metric: MetricId = {
        namespace: Namespace,
        name: one.MetricName,
        dimensions: one.Dimensions ?? [],
      }
      world.cloudwatch.publish(metric, {
        values,
        ...(distribution && { distribution }),
        unit: one.Unit ?? 'None',
        resolutionSeconds: one.StorageResolution ?? STANDARD_RESOLUTION_SECONDS,
        at,
      })
    }
    return {}
  },
})

interface CheckedDatum {
  readonly at: SimTime
  readonly values: StatisticSet
  readonly distribution: Distribution | null
}

function check(world: World, one: Datum, where: string): CheckedDatum {
  const { now } = world.engine
  const at = one.Timestamp === undefined ? now : instantOf(world, one.Timestamp, `${where}.Timestamp`)
  if (at < afterSeconds(now, -PAST_SECONDS_MAX) || at > afterSeconds(now, FUTURE_SECONDS_MAX))
    throw new AwsError(
      'InvalidParameterValue',
      `The parameter ${where}.Timestamp must specify a time within the past two weeks and no more than two hours in the future.`,
      `${where}.Timestamp`,
    )
  const given = [one.Value, one.StatisticValues, one.Values].filter((value) => value !== undefined)
  if (given.length !== 1)
    throw new AwsError(
      'InvalidParameterCombination',
      `${where}: exactly one of Value, Values and StatisticValues must be specified.`,
      where,
    )
  if (one.StatisticValues) return { at, values: statisticValues(one.StatisticValues), distribution: null }
  return { at, ...valuesOf(one, where) }
}

function statisticValues(given: NonNullable<Datum['StatisticValues']>): StatisticSet {
  const { SampleCount: sampleCount, Sum: sum, Minimum: minimum, Maximum: maximum } = given
  return { sampleCount, sum, minimum, maximum }
}

function valuesOf({ Value, Values, Counts }: Datum, where: string) {
  const values = Values ?? (Value === undefined ? [] : [Value])
  if (Counts !== undefined && (Values === undefined || Counts.length !== Values.length))
    throw new AwsError(
      'InvalidParameterValue',
      `${where}: the number of Counts must be that of Values.`,
      `${where}.Counts`,
    )
  const counted = values.map((value, i) => [value, Counts?.[i] ?? 1] as const)
  return {
    values: counted.reduce((sum, [value, count]) => merged(sum, setOf(value, count)), NO_VALUES),
    distribution: counted.reduce<Distribution>((sum, pair) => mergedDistributions(sum, [pair]), []),
  }
}
