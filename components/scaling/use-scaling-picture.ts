'use client'

import { useCallback, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { useFreshAnswer } from '@/components/hooks/use-fresh-answer'
import { useCalm, useRun, useView } from '@/components/hooks/use-run'
import { useViewAt } from '@/components/hooks/use-view'
import type { ForecastQuestion, ScalingHistory } from '@/lib/protocol'
import { columnsOf, type MetricSeries } from '@/lib/view/charts/metrics'
import { excerptColumns } from '@/lib/view/forecast/excerpt-columns'
import { type Forecast, knownOf } from '@/lib/view/forecast/forecaster'
import { forecasterOf } from '@/lib/view/forecast/forecaster-of'
import { axisRange, withMargin } from '@/lib/view/scaling/axis'
import type { Part, ScalingPicture } from '@/lib/view/scaling/picture'
import { type DrawnSeries, drawnSeries } from '@/lib/view/scaling/subject'

/** As often as tables and charts follow. */
const REFRESH_MS = 200
const US = 1_000_000

interface Answer {
  readonly history: ScalingHistory
  readonly metrics: MetricSeries
}

/** What there is to draw of a service or a group; null until the simulation has answered. `width`: of the axis, in pixels. */
export function useScalingPicture(key: string, width: number): ScalingPicture | null {
  const answer = useScalingAnswer(key)
  const series = useSeries(key)
  const choice = useView((state) => state.timeWindow)
  const range = useMemo(
    () => (answer === null ? null : axisRange(answer.history.to, choice, answer.metrics.first * US)),
    [answer, choice],
  )
  const ahead = useForecast({ key, until: range?.[1] ?? null, names: series.all })
  return useMemo(() => {
    if (answer === null || range === null || width === 0) return null
    const { history, metrics } = answer
    const past: Part = {
      history,
      metrics: columnsOf(metrics),
      isForecast: false,
      range: [history.from, history.to],
    }
    const [from, to] = range
    return {
      axis: { from, to, width },
      now: history.to,
      parts: ahead === null ? [past] : [past, ...forecastParts(ahead, history.to)],
      service: series.service,
      seriesNames: series.all,
      trafficSeries: series.traffic,
    }
  }, [answer, range, series, ahead, width])
}

/** Nothing while the run is further than what has been computed. */
function forecastParts({ history, reached, series }: Forecast, now: number): readonly Part[] {
  if (reached <= now) return []
  return [{ history, metrics: excerptColumns(series), isForecast: true, range: [now, reached] }]
}

function useScalingAnswer(key: string): Answer | null {
  const run = useRun()
  const choice = useView((state) => state.timeWindow)
  const ask = useCallback(async (): Promise<Answer> => {
    const { now, metrics } = run.store.getState()
    const [from] = axisRange(now, choice, metrics.first * US)
    const history = await run.call('scaling', { key, from })
    return { history, metrics: run.store.getState().metrics }
  }, [run, key, choice])
  return useFreshAnswer(ask, REFRESH_MS)
}

/** The forecast of what is drawn, for as long as it is drawn. */
function useForecast({
  key,
  until,
  names,
}: {
  readonly key: string
  readonly until: ForecastQuestion['until'] | null
  readonly names: readonly string[]
}): Forecast | null {
  const forecaster = forecasterOf(useRun())
  const state = useStore(forecaster.state)
  useEffect(() => () => forecaster.stop(), [forecaster])
  useEffect(() => {
    if (until !== null) forecaster.look({ key, until: withMargin(until), series: names })
  }, [forecaster, key, until, names])
  const { known } = knownOf(state)
  return known?.history.key === key ? known : null
}

/** The same object until a series appears. */
function useSeries(key: string): DrawnSeries {
  const names = useCalm((state) => state.metrics.names)
  const subject = useViewAt(key)
  const targetGroup = useViewAt(subject?.kind === 'service' ? (subject.targetGroupArns[0] ?? null) : null)
  return useMemo(() => drawnSeries(names, subject, targetGroup), [names, subject, targetGroup])
}
