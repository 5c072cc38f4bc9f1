'use client'

import 'uplot/dist/uPlot.min.css'
import { useCallback, useMemo, useState } from 'react'
import { Terms } from '@/components/glossary/terms'
import { useWholeMetrics } from '@/components/hooks/use-calm-metrics'
import { useFreshAnswer } from '@/components/hooks/use-fresh-answer'
import { useCalm, useRun, useView } from '@/components/hooks/use-run'
import { useKind, useViewAt } from '@/components/hooks/use-view'
import { useTime, useTimeActor } from '@/components/time/time-context'
import { cx } from '@/components/ui/cx'
import { Segmented } from '@/components/ui/segmented'
import type { LoadAhead, ServiceView } from '@/lib/protocol'
import { AHEAD_STEPS, aheadSeconds } from '@/lib/view/charts/ahead'
import { columnsOf, type MetricSeries } from '@/lib/view/charts/metrics'
import type { PanelSpec, WantedTasks } from '@/lib/view/charts/panel'
import { desiredSeries } from '@/lib/view/charts/panels/running'
import { panelsOf, pointsIn } from '@/lib/view/charts/series'
import { WINDOW_CHOICES, windowHolding, windowOf } from '@/lib/view/charts/time-window'
import { definitionName } from '@/lib/view/run/selectors'
import { momentAt, secondsOf } from '@/lib/view/time/moment'
import { ChartOfPanel, POINTS_MAX } from './chart-of-panel'
import { ChartTable } from './chart-table'
import { CrosshairKeys } from './crosshair-keys'
import { TimelineStrip } from './timeline-strip'
import { useChartCrosshair } from './use-chart-crosshair'
import { useMarks } from './use-marks'

const ASK_MS = 1_000

/** All charts on one time axis. Drawn when a simulated second has passed, and no more than five times a second. */
export function ChartGrid({ isTimelineOnly }: { readonly isTimelineOnly: boolean }) {
  const metrics = useWholeMetrics()
  const marks = useMarks()
  const { store } = useRun()
  const choice = useView((state) => state.timeWindow)
  const pauseAt = useView(({ pauseRules }) => pauseRules.at)
  const service = useChartedService()
  const panels = usePanels(metrics, service)
  const wanted = wantedOf(service)
  const { tipSeconds, shownSeconds, forkedSeconds, go } = useMoment()
  const playhead = shownSeconds < tipSeconds ? shownSeconds : null
  const columns = useMemo(() => columnsOf(metrics), [metrics])
  const shown =
    playhead === null ? columns : { ...columns, length: Math.min(columns.length, Math.floor(playhead)) }
  const [from, to] = useWindow(windowOf(metrics.length, choice, metrics.first), playhead)
  const state = useMemo(
    () => ({ range: [from, to] as const, planFrom: null, marks, playhead }),
    [from, to, marks, playhead],
  )
  const ahead = useLoadAhead(aheadSeconds(state.range))
  const plan = playhead === null ? ahead : null
  const points = useMemo(() => pointsIn(columns, [from, to], POINTS_MAX).starts, [columns, from, to])
  const crosshair = useChartCrosshair(points, go)
  return (
    <Terms className={cx('flex min-h-full flex-col gap-1.5 px-4', isTimelineOnly ? 'justify-end' : 'pt-2.5')}>
      {!isTimelineOnly && (
        <CrosshairKeys panels={panels} columns={columns} crosshair={crosshair} range={[from, to]}>
          {panels.map((panel) => (
            <ChartOfPanel
              key={panel.id}
              panel={panel}
              columns={columns}
              shown={shown}
              state={state}
              ahead={plan}
              wanted={wanted}
              desiredSeries={service === null ? null : desiredSeries(service.seriesName)}
              crosshair={crosshair.second}
              onPoint={crosshair.point}
              onWish={go}
            />
          ))}
          {panels.length === 0 && (
            <p className="text-sm text-ink-2">Charts appear after the first simulated second.</p>
          )}
        </CrosshairKeys>
      )}
      <div className="sticky bottom-0 z-20 flex items-end gap-4 bg-surface pt-1 pb-1.5">
        <div className="min-w-0 flex-1">
          <TimelineStrip
            tipSeconds={tipSeconds}
            shownSeconds={shownSeconds}
            forkedSeconds={forkedSeconds}
            pauseSeconds={pauseAt === null ? null : secondsOf(pauseAt)}
            window={state.range}
            marks={marks}
            onWish={go}
          />
        </div>
        <Segmented
          size="sm"
          label="Chart time range"
          value={choice}
          options={WINDOW_CHOICES.map((value) => ({ value, label: value }))}
          onChange={(timeWindow) => store.setState({ timeWindow })}
        />
      </div>
      {!isTimelineOnly && <ChartTable panels={panels} metrics={shown} seconds={shownSeconds} ahead={plan} />}
    </Terms>
  )
}

const wantedOf = (service: ServiceView | null): WantedTasks => ({
  desired: service?.desiredCount ?? null,
  primary: service?.deployments.find(({ status }) => status === 'PRIMARY')?.taskDefinition ?? null,
})

/** What is shown of the run, in seconds, and the way to another moment. A wish counts at once, though its picture comes later. */
function useMoment() {
  const actor = useTimeActor()
  const wish = useTime(({ context }) => context.wish)
  const { tip, forkedAt } = useView((state) => state.standing)
  const running = useCalm((state) => momentAt(Math.floor(secondsOf(state.now))))
  // A moment of the past stands still. It counts at once, since the next key steps from it.
  const past = useView((state) => (state.standing.tip === null ? null : state.now))
  const now = past ?? running
  const go = useCallback((second: number) => actor.send({ type: 'wish', at: momentAt(second) }), [actor])
  const tipUs = tip ?? now
  return {
    tipSeconds: secondsOf(tipUs),
    shownSeconds: secondsOf(Math.min(tipUs, wish ?? now)),
    forkedSeconds: forkedAt === null ? null : secondsOf(forkedAt),
    go,
  }
}

type Range = readonly [from: number, to: number]

/** The window follows the run; while one looks back it stays where one looks. */
function useWindow(live: Range, playhead: number | null): Range {
  const [held, setHeld] = useState<Range | null>(null)
  const next = playhead === null ? null : windowHolding(held, live, playhead)
  if (next?.[0] !== held?.[0] || next?.[1] !== held?.[1]) setHeld(next)
  return next ?? live
}

/** The load that is planned so far ahead. While a new question is under way the last answer stands, so that no chart is made anew. */
function useLoadAhead(seconds: number): LoadAhead | null {
  const { call } = useRun()
  const ask = useCallback(
    async () => ({ plan: await call('loadAhead', { seconds, steps: AHEAD_STEPS }) }),
    [call, seconds],
  )
  const answer = useFreshAnswer(ask, ASK_MS)
  const [last, setLast] = useState(answer)
  if (answer !== null && answer !== last) setLast(answer)
  return (answer ?? last)?.plan ?? null
}

/** The service of what is selected, else the first. */
function useChartedService(): ServiceView | null {
  const services = useKind('service')
  const selected = useViewAt(useView((state) => state.selectedKey))
  const isSelected = (service: ServiceView) =>
    selected?.kind === 'task'
      ? service.name === selected.serviceName && service.clusterName === selected.clusterName
      : service.key === selected?.key
  return services.find(isSelected) ?? services[0] ?? null
}

/** The same panels until a metric appears or another service is charted: a chart is made anew when its panel changes. */
function usePanels({ names }: MetricSeries, service: ServiceView | null): readonly PanelSpec[] {
  const definitions = useKind('taskDefinition')
  const serviceName = service?.seriesName ?? null
  const isAmbiguous = useKind('service').length > 1
  return useMemo(() => {
    const ordinals = new Map(definitions.map((one) => [definitionName(one), one.ordinal]))
    const panels = panelsOf(names, serviceName, ordinals)
    if (!isAmbiguous) return panels
    return panels.map((panel) =>
      panel.isOfService ? { ...panel, title: `${panel.title} · ${serviceName}` } : panel,
    )
  }, [names, serviceName, definitions, isAmbiguous])
}
