import type { ListMetricsInput } from '@aws-sdk/client-cloudwatch/dist-types/models/models_0'
import * as z from 'zod'
import { hasDimensions } from '@/lib/aws/cloudwatch/metric'
import { afterSeconds } from '@/lib/engine'
import { operation } from '@/lib/world/operation'
import { pageOf } from './paging'
import { metricName, namespace } from './schemas'

const PAGE_SIZE = 500
/** `PT3H` */
const RECENT_SECONDS = 3 * 3_600

export const listMetrics = operation({
  action: 'cloudwatch:ListMetrics',
  readOnly: true,
  ignores: ['IncludeLinkedAccounts', 'OwningAccount'] satisfies (keyof ListMetricsInput)[],
  input: z.strictObject({
    Namespace: namespace.optional(),
    MetricName: metricName.optional(),
    Dimensions: z
      .array(z.strictObject({ Name: z.string().min(1), Value: z.string().optional() }))
      .max(10)
      .optional(),
    RecentlyActive: z.literal('PT3H').optional(),
    NextToken: z.string().optional(),
  }),
  perform({ world }, { Namespace, MetricName, Dimensions = [], RecentlyActive, NextToken }) {
    const since = afterSeconds(world.engine.now, -RECENT_SECONDS)
    const found = world.cloudwatch
      .metrics()
      .filter(({ newestAt }) => RecentlyActive === undefined || newestAt >= since)
      .map(({ metric }) => metric)
      .filter((metric) => Namespace === undefined || metric.namespace === Namespace)
      .filter((metric) => MetricName === undefined || metric.name === MetricName)
      .filter((metric) => hasDimensions(metric, Dimensions))
    const { page, next } = pageOf(found, { NextToken, size: PAGE_SIZE })
    return {
      Metrics: page.map((metric) => ({
        Namespace: metric.namespace,
        MetricName: metric.name,
        Dimensions: metric.dimensions,
      })),
      ...next,
    }
  },
})
