'use client'

import type { MetricSeries } from '@/lib/view/charts/metrics'
import { useCalm } from './use-run'

/** The run's metrics, at most five times a second. */
export function useCalmMetrics(): MetricSeries {
  return useCalm((state) => state.metrics)
}
