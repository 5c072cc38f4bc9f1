import * as z from 'zod'
import { GROUP_METRICS, METRIC_GRANULARITY, WARM_POOL_METRICS } from '@/lib/aws/autoscaling/group-metrics'
import { operation } from '@/lib/world/operation'

export const describeMetricCollectionTypes = operation({
  action: 'autoscaling:DescribeMetricCollectionTypes',
  readOnly: true,
  input: z.strictObject({}),
  perform: () => ({
    Metrics: [...GROUP_METRICS, ...WARM_POOL_METRICS].map((Metric) => ({ Metric })),
    Granularities: [{ Granularity: METRIC_GRANULARITY }],
  }),
})
