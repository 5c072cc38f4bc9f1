'use client'

import 'uplot/dist/uPlot.min.css'
import { useCallback, useMemo, useState } from 'react'
import { saveFile } from '@/components/actions/save-file'
import { useCalmMetrics } from '@/components/hooks/use-calm-metrics'
import { useFreshAnswer } from '@/components/hooks/use-fresh-answer'
import { useRun, useView } from '@/components/hooks/use-run'
import { useKind, useViewAt } from '@/components/hooks/use-view'
import { Segmented } from '@/components/ui/segmented'
import type { LoadAhead, ServiceView } from '@/lib/protocol'
import { AHEAD_STEPS, aheadSeconds, hasPlan, plannedData, plannedPanel } from '@/lib/view/charts/ahead'
import { chartCsv } from '@/lib/view/charts/chart-csv'
import { column, type MetricSeries } from '@/lib/view/charts/metrics'
import type { PanelSpec } from '@/lib/view/charts/panel'
import { currentText, type MetricColumns, panelData, panelsOf } from '@/lib/view/charts/series'
import { WINDOW_CHOICES, windowOf } from '@/lib/view/charts/time-window'
import { fileName } from '@/lib/view/describe/file-name'
import { formatClock } from '@/lib/view/describe/format'
import { definitionName } from '@/lib/view/run/selectors'
import { ChartPanel } from './chart-panel'
import { ChartTable } from './chart-table'
import type { PlotState } from './plot'
import { TimelineStrip } from './timeline-strip'
import { useMarks } from './use-marks'

const POINTS_MAX = 600
const ASK_MS = 1_000

/** All charts on one time axis. Drawn when a simulated second has passed, and no more than five times a second. */
export function ChartGrid() {
  const metrics = useCalmMetrics()
  const marks = useMarks()
  const { store } = useRun()
  const choice = useView((state) => state.timeWindow)
  const service = useChartedService()
  const panels = usePanels(metrics, service)
  const columns = useMemo(
    (): MetricColumns => ({
      length: metrics.length,
      first: metrics.first,
      column: (name) => column(metrics, name),
    }),
    [metrics],
  )
  const now = metrics.length
  const [from, to] = windowOf(now, choice, metrics.first)
  const state = useMemo(() => ({ range: [from, to] as const, planFrom: null, marks }), [from, to, marks])
  const ahead = useLoadAhead(aheadSeconds(state.range))
  return (
    <div className="flex h-full flex-col gap-1.5 px-4 pt-2.5 pb-1.5">
      <div className="grid min-h-0 flex-1 auto-rows-[minmax(96px,1fr)] grid-cols-[repeat(auto-fit,minmax(136px,1fr))] gap-x-5 gap-y-2 max-[900px]:gap-x-3">
        {panels.map((panel) => (
          <Panel
            key={panel.id}
            panel={panel}
            columns={columns}
            state={state}
            ahead={ahead}
            desired={service?.desiredCount ?? null}
          />
        ))}
        {panels.length === 0 && (
          <p className="text-sm text-ink-2">Charts appear after the first simulated second.</p>
        )}
      </div>
      <div className="flex items-end gap-4">
        <div className="min-w-0 flex-1">
          <TimelineStrip nowSeconds={now} window={state.range} marks={marks} />
        </div>
        <Segmented
          size="sm"
          label="Chart time range"
          value={choice}
          options={WINDOW_CHOICES.map((value) => ({ value, label: value }))}
          onChange={(timeWindow) => store.setState({ timeWindow })}
        />
      </div>
      <ChartTable panels={panels} metrics={columns} clock={formatClock(now * 1_000_000)} ahead={ahead} />
    </div>
  )
}

interface PanelProps {
  readonly panel: PanelSpec
  readonly columns: MetricColumns
  readonly state: PlotState
  readonly ahead: LoadAhead | null
  readonly desired: number | null
}

function Panel({ panel, columns, state, ahead, desired }: PanelProps) {
  const plan = hasPlan(panel) ? ahead : null
  const data = useMemo(
    () => panelData(panel.lines, columns, state.range, POINTS_MAX),
    [panel, columns, state],
  )
  const title = useView((store) => store.scenario?.title ?? 'run')
  const isPlanned = plan !== null
  // A chart is made anew when its panel changes, but not with each plan.
  const drawn = useMemo(() => (isPlanned ? plannedPanel(panel) : panel), [panel, isPlanned])
  const withPlan = useMemo(() => (plan === null ? data : plannedData(data, plan)), [data, plan])
  const stateAhead = useMemo((): PlotState => {
    if (!isPlanned) return state
    const [from, to] = state.range
    return { ...state, range: [from, to + aheadSeconds(state.range)], planFrom: to }
  }, [state, isPlanned])
  return (
    <ChartPanel
      panel={drawn}
      data={withPlan}
      state={stateAhead}
      current={currentText(panel, columns, desired)}
      onDownload={() =>
        saveFile(fileName(`${title} ${panel.title}`, 'csv'), chartCsv(panel, columns), 'text/csv')
      }
    />
  )
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
