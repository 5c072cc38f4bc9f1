'use client'

import { useSyncExternalStore } from 'react'
import { EMPTY_METRICS, type MetricSeries } from '@/lib/view/charts/metrics'
import { viewStore } from '@/lib/view/run/store'

/** At high speed every frame brings seconds; charts need not follow each, and the canvas wants the time. */
const CALM_MS = 200

let shown: MetricSeries = viewStore.getState().metrics

function subscribe(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const publish = () => {
    timer = null
    shown = viewStore.getState().metrics
    listener()
  }
  const stop = viewStore.subscribe(({ metrics }) => {
    if (metrics !== shown && timer === null) timer = setTimeout(publish, CALM_MS)
  })
  publish()
  return () => {
    stop()
    if (timer !== null) clearTimeout(timer)
  }
}

/** The run's metrics, at most five times a second. */
export function useCalmMetrics(): MetricSeries {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => EMPTY_METRICS,
  )
}
