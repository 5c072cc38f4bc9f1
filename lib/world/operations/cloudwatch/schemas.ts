// Parts of input schemas that several operations of CloudWatch share, as its API Reference has them.

import * as z from 'zod'
import { parsePercentile } from '@/lib/aws/cloudwatch/percentile'
import { HIGH_RESOLUTION_PERIODS } from '@/lib/aws/cloudwatch/periods'
import { STATISTICS } from '@/lib/aws/cloudwatch/statistic-set'

export const dimensions = z
  .array(z.strictObject({ Name: z.string().min(1).max(255), Value: z.string().min(1).max(1024) }))
  .max(30)
  .optional()

export const namespace = z.string().min(1).max(255).regex(/^[^:]/, 'may not begin with a colon')

export const metricName = z.string().min(1).max(255)

export const statistic = z.enum(STATISTICS)

export const extendedStatistic = z
  .string()
  .refine((text) => parsePercentile(text) !== null, 'can only be a percentile here, p0 to p100')

/** An ISO 8601 date, or seconds since the start of the run, which is how answers tell times. */
export const instant = z.union([z.string(), z.number()])

export const period = z
  .int()
  .refine(
    (seconds) => seconds > 0 && (seconds % 60 === 0 || HIGH_RESOLUTION_PERIODS.includes(seconds)),
    'must be 1, 5, 10, 20, 30 or a multiple of 60',
  )

export const unit = z.enum([
  'Bits',
  'Bits/Second',
  'Bytes',
  'Bytes/Second',
  'Count',
  'Count/Second',
  'Gigabits',
  'Gigabits/Second',
  'Gigabytes',
  'Gigabytes/Second',
  'Kilobits',
  'Kilobits/Second',
  'Kilobytes',
  'Kilobytes/Second',
  'Megabits',
  'Megabits/Second',
  'Megabytes',
  'Megabytes/Second',
  'Microseconds',
  'Milliseconds',
  'None',
  'Percent',
  'Seconds',
  'Terabits',
  'Terabits/Second',
  'Terabytes',
  'Terabytes/Second',
])

export const alarmName = z.string().min(1).max(255)
export const alarmNames = z.array(alarmName).max(100)
