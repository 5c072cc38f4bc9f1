import { requestSeries } from '@/lib/metrics/catalogue'
import { column, type MetricSeries } from '../../charts/metrics'
import { recentMean } from '../../charts/recent-mean'

/** Of the last five seconds, in milliseconds; null without answers. */
export function recentLatency(metrics: MetricSeries): {
  readonly p50Ms: number | null
  readonly p99Ms: number | null
} {
  const recent = (quantile: 'p50Ms' | 'p99Ms') => recentMean(column(metrics, requestSeries(quantile)))
  return { p50Ms: recent('p50Ms'), p99Ms: recent('p99Ms') }
}
