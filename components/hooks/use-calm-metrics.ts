'use client'

import { useMemo } from 'react'
import type { MetricSeries } from '@/lib/view/charts/metrics'
import { secondsOf } from '@/lib/view/time/moment'
import { useCalm } from './use-run'

/** The run's metrics up to its newest moment, at most five times a second. */
export function useWholeMetrics(): MetricSeries {
  return useCalm((state) => state.metrics)
}

/** The same up to the moment that is shown, which is an earlier one while one looks back. */
export function useCalmMetrics(): MetricSeries {
  const metrics = useWholeMetrics()
  const until = useCalm(({ standing, now }) =>
    standing.tip === null ? Number.POSITIVE_INFINITY : Math.floor(secondsOf(now)),
  )
  return useMemo(
    () => (until >= metrics.length ? metrics : { ...metrics, length: Math.max(metrics.first, until) }),
    [metrics, until],
  )
}
