'use client'

import { Download } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type uPlot from 'uplot'
import { Term } from '@/components/glossary/term'
import { useSize } from '@/components/statechart/use-size'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import type { LineSpec, PanelSpec } from '@/lib/view/charts/panel'
import type { PanelData } from '@/lib/view/charts/series'
import { shortNumber } from '@/lib/view/charts/short-number'
import { formatClock } from '@/lib/view/describe/format'
import { readChartColours } from './colours'
import { LineSample } from './line-sample'
import { drawInTurn } from './one-a-frame'
import { aligned, createPlot, type PlotState, pointAt } from './plot'
import { useThemeVersion } from './use-theme-version'

export interface ChartPanelProps {
  readonly panel: PanelSpec
  readonly data: PanelData
  readonly state: PlotState
  /** The big number: of the crosshair, else of the moment that is shown. */
  readonly current: string
  readonly crosshair: Crosshair | null
  readonly onPoint: (second: number | null) => void
  readonly onWish: (second: number) => void
  readonly onDownload: () => void
}

/** The instant at which all panels are read. */
export interface Crosshair {
  readonly second: number
  /** One value a line of this panel. */
  readonly values: readonly (number | null)[]
}

/** A number is large, words are not. */
const LETTERS_LARGE = 13
const LETTERS_MOST = 20

/** One small chart: title, its lines, and the values now or at the crosshair. */
export function ChartPanel({ crosshair, ...props }: ChartPanelProps) {
  const { panel, current, onDownload } = props
  const values = crosshair?.values ?? null
  return (
    <figure className="group/chart relative flex min-h-24 min-w-0 flex-col">
      <figcaption>
        <span className="flex flex-wrap items-baseline justify-between gap-x-2">
          <h3 className="max-w-full grow truncate text-sm font-semibold">
            <Term name={panel.title} />
          </h3>
          {/* Seen when the chart is pointed at or reached by keyboard, and always where nothing can be pointed at: there below the axes' corner, as beside the title it would lie on words. */}
          <IconButton
            icon={Download}
            label={`Save ${panel.title} as CSV`}
            size="sm"
            variant="ghost"
            className="absolute top-4 right-0 z-10 h-5! w-5! bg-surface opacity-0 group-hover/chart:opacity-100 group-focus-within/chart:opacity-100 [@media(hover:none)]:top-auto [@media(hover:none)]:right-auto [@media(hover:none)]:bottom-0 [@media(hover:none)]:left-0 [@media(hover:none)]:bg-transparent [@media(hover:none)]:opacity-100"
            onClick={onDownload}
          />
          <span
            className={cx(
              'num ml-auto shrink-0 font-semibold whitespace-nowrap',
              current.length > LETTERS_MOST
                ? 'text-xs'
                : current.length > LETTERS_LARGE
                  ? 'text-sm'
                  : 'text-base',
              crosshair !== null && 'text-accent-text',
            )}
          >
            {current}
          </span>
        </span>
        <span className="flex h-3.5 gap-2.5 overflow-hidden">
          {panel.lines.length > 1 &&
            panel.lines.map((line, index) => (
              <LineSample
                key={line.metric}
                line={line}
                value={values === null || isEdge(line) ? null : shortNumber(values[index] ?? null)}
              />
            ))}
        </span>
      </figcaption>
      <Plot {...props} second={crosshair?.second ?? null} />
    </figure>
  )
}

/** One legend stands for both edges of an envelope. */
function isEdge({ colour }: LineSpec): boolean {
  return colour.kind === 'token' && colour.token === 'ink'
}

type PlotProps = Pick<ChartPanelProps, 'panel' | 'data' | 'state' | 'onPoint' | 'onWish'> & {
  readonly second: number | null
}

function Plot({ panel, data, state, onPoint, onWish, second }: PlotProps) {
  const [ref, { width, height }] = useSize<HTMLDivElement>()
  const theme = useThemeVersion()
  const plot = useRef<uPlot | null>(null)
  // The plot asks for these while it draws and is pointed at; they change more often than the plot is made.
  const latest = useRef({ state, data, onPoint, onWish })
  useLayoutEffect(() => {
    latest.current = { state, data, onPoint, onWish }
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
        onPoint: (at) => latest.current.onPoint(at),
        onWish: (at) => latest.current.onWish(at),
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks and playhead are drawn from the state, which changes with them.
  useEffect(() => {
    drawInTurn(plot, () => plot.current?.setData(aligned(data)))
  }, [data, state])
  useEffect(() => {
    if (plot.current !== null) pointAt(plot.current, second)
  }, [second])
  return (
    <div
      ref={ref}
      aria-hidden
      // A plot has the height that there is, and asks for none: else a pane could grow and never shrink again.
      className="relative min-h-0 flex-1 cursor-pointer overflow-hidden rounded-md bg-canvas [&>.uplot]:absolute [&>.uplot]:inset-0"
    >
      {second !== null && (
        <span className="num pointer-events-none absolute top-0.5 right-0.5 z-10 rounded bg-inverse/90 px-1.5 text-2xs text-inverse-ink">
          {formatClock(second * 1_000_000)}
        </span>
      )}
    </div>
  )
}
