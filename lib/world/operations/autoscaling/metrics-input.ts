import * as z from 'zod'
import { GROUP_METRICS, type GroupMetric, WARM_POOL_METRICS } from '@/lib/aws/autoscaling/group-metrics'

/** Without names: all of them. */
export const metricNames = z.array(z.enum([...GROUP_METRICS, ...WARM_POOL_METRICS])).optional()

type MetricNames = z.output<typeof metricNames>

/** Of those that are named, what a group without a warm pool has. */
export function groupMetricsOf(names: MetricNames): readonly GroupMetric[] {
  return GROUP_METRICS.filter((metric) => names?.includes(metric) ?? true)
}
