'use client'

import { useSyncExternalStore } from 'react'
import { EMPTY_METRICS, type MetricSeries } from '@/lib/view/charts/metrics'
import { useRun } from './use-run'

/** The run's metrics, at most five times a second. */
export function useCalmMetrics(): MetricSeries {
  const { metrics } = useRun()
  return useSyncExternalStore(metrics.subscribe, metrics.get, () => EMPTY_METRICS)
}
