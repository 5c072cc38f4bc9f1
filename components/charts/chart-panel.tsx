'use client'

import { Download } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type uPlot from 'uplot'
import { useSize } from '@/components/statechart/use-size'
import { IconButton } from '@/components/ui/icon-button'
import type { PanelSpec } from '@/lib/view/charts/panel'
import type { PanelData } from '@/lib/view/charts/series'
import { shortNumber } from '@/lib/view/charts/short-number'
import { formatClock } from '@/lib/view/describe/format'
import { readChartColours } from './colours'
import { LineSample } from './line-sample'
import { drawInTurn } from './one-a-frame'
import { aligned, createPlot, type PlotState } from './plot'
import { useThemeVersion } from './use-theme-version'

export interface ChartPanelProps {
  readonly panel: PanelSpec
  readonly data: PanelData
  readonly state: PlotState
  /** The value now, as text. */
  readonly current: string
  readonly onDownload: () => void
}

/** One small chart: title, its lines, the value now, and under the cursor the values then. */
export function ChartPanel({ panel, data, state, current, onDownload }: ChartPanelProps) {
  const [ref, { width, height }] = useSize<HTMLDivElement>()
  const theme = useThemeVersion()
  const plot = useRef<uPlot | null>(null)
  const [cursor, setCursor] = useState<number | null>(null)
  // The plot asks for these while it draws; they change more often than the plot is made.
  const latest = useRef({ state, data })
  useLayoutEffect(() => {
    latest.current = { state, data }
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is what colours are read from.
  useEffect(() => {
    const element = ref.current
    if (element === null || width === 0 || height === 0) return
    const made = createPlot(
      {
        panel,
        colours: readChartColours(),
        width,
        height,
        state: () => latest.current.state,
        onCursor: setCursor,
      },
      latest.current.data,
      element,
    )
    plot.current = made
    return () => {
      made.destroy()
      plot.current = null
    }
  }, [panel, width, height, theme, ref])

  // biome-ignore lint/correctness/useExhaustiveDependencies: marks are drawn from the state, which changes with them.
  useEffect(() => {
    drawInTurn(plot, () => plot.current?.setData(aligned(data)))
  }, [data, state])

  return (
    <figure className="group/chart relative flex min-h-24 min-w-0 flex-col">
      <figcaption>
        <span className="flex items-baseline justify-between gap-2">
          <h3 className="min-w-0 truncate text-sm font-semibold">{panel.title}</h3>
          <span className="num shrink-0 text-base font-semibold whitespace-nowrap">{current}</span>
        </span>
        <span className="flex h-3.5 gap-2.5 overflow-hidden">
          {panel.lines.length > 1 && panel.lines.map((line) => <LineSample key={line.metric} line={line} />)}
        </span>
      </figcaption>
      {/* Seen when the chart is pointed at or reached by keyboard, and always where nothing can be pointed at. */}
      <IconButton
        icon={Download}
        label={`Save ${panel.title} as CSV`}
        size="sm"
        className="absolute! bottom-1 left-1 z-10 opacity-0 group-hover/chart:opacity-100 group-focus-within/chart:opacity-100 [@media(hover:none)]:opacity-100"
        onClick={onDownload}
      />
      <div ref={ref} aria-hidden className="relative min-h-0 flex-1 overflow-hidden rounded-md bg-canvas">
        {cursor !== null && <Readout panel={panel} data={data} index={cursor} />}
      </div>
    </figure>
  )
}

/** Values under the cursor; stacked lines show their own part, not the sum. */
function Readout({
  panel,
  data,
  index,
}: {
  readonly panel: PanelSpec
  readonly data: PanelData
  readonly index: number
}) {
  const second = data.x[index]
  if (second === undefined) return null
  let below = 0
  return (
    <div className="num pointer-events-none absolute top-0.5 right-0.5 z-10 rounded bg-inverse/90 px-1.5 text-2xs text-inverse-ink">
      {formatClock(second * 1_000_000)}
      {panel.lines.map((line, position) => {
        const edge = data.columns[position]?.[index] ?? null
        const own = edge === null || !line.isStacked ? edge : edge - below
        if (line.isStacked) below = edge ?? below
        return (
          <span key={line.metric} className="ml-2">
            {line.label} {shortNumber(own)}
          </span>
        )
      })}
    </div>
  )
}
