'use client'

import { useMemo } from 'react'
import { saveFile } from '@/components/actions/save-file'
import { useView } from '@/components/hooks/use-run'
import type { LoadAhead } from '@/lib/protocol'
import { aheadSeconds, hasPlan, plannedData, plannedPanel } from '@/lib/view/charts/ahead'
import { chartCsv } from '@/lib/view/charts/chart-csv'
import type { PanelSpec, WantedTasks } from '@/lib/view/charts/panel'
import { bigNumber, currentText, type MetricColumns, panelData, valuesAt } from '@/lib/view/charts/series'
import { fileName } from '@/lib/view/describe/file-name'
import { ChartPanel } from './chart-panel'
import type { PlotState } from './plot'

export const POINTS_MAX = 600

export interface ChartOfPanelProps {
  readonly panel: PanelSpec
  /** Of the whole run. */
  readonly columns: MetricColumns
  /** Up to the moment that is shown. */
  readonly shown: MetricColumns
  readonly state: PlotState
  readonly ahead: LoadAhead | null
  /** Of the moment that is shown. */
  readonly wanted: WantedTasks
  /** The series of how many tasks were desired. */
  readonly desiredSeries: string | null
  readonly crosshair: number | null
  readonly onPoint: (second: number | null) => void
  readonly onWish: (second: number) => void
}

/** A panel with its data, and the plan behind it where it has one. */
export function ChartOfPanel({
  panel,
  columns,
  shown,
  state,
  ahead,
  wanted,
  desiredSeries,
  crosshair,
  ...handlers
}: ChartOfPanelProps) {
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
  const index = crosshair === null ? -1 : withPlan.x.findLastIndex((second) => second <= crosshair)
  const values = valuesAt(drawn.lines, withPlan, index)
  const desiredThen = desiredSeries === null ? null : desiredAt(columns, desiredSeries, crosshair)
  return (
    <ChartPanel
      {...handlers}
      panel={drawn}
      data={withPlan}
      state={stateAhead}
      current={
        index < 0
          ? currentText(panel, shown, wanted)
          : bigNumber(panel, values.slice(0, panel.lines.length), { desired: desiredThen, primary: null })
      }
      crosshair={crosshair === null || index < 0 ? null : { second: crosshair, values }}
      onDownload={() =>
        saveFile(fileName(`${title} ${panel.title}`, 'csv'), chartCsv(panel, columns), 'text/csv')
      }
    />
  )
}

function desiredAt(columns: MetricColumns, name: string, second: number | null): number | null {
  const value = second === null ? null : columns.column(name)?.[second - columns.first]
  return value === undefined || value === null || Number.isNaN(value) ? null : value
}
