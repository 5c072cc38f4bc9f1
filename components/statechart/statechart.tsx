'use client'

import { Maximize2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import type { ChartView } from '@/lib/protocol'
import { formatDuration } from '@/lib/view/describe/format'
import { shortenIds } from '@/lib/view/describe/words'
import { rowText } from '@/lib/view/statechart/chart-rows'
import { type ChartGraph, ROOT } from '@/lib/view/statechart/definition'
import { fitChart } from '@/lib/view/statechart/fit'
import { layOutChart } from '@/lib/view/statechart/layout'
import { type Progress, progressOf, takenTransitions } from '@/lib/view/statechart/progress'
import { StateNote } from './state-note'
import { StatechartSvg, type StatechartSvgProps } from './statechart-svg'
import { useChartGraph } from './use-chart-graph'
import { useSize } from './use-size'

export interface StatechartProps {
  /** What the chart belongs to; what was seen of another is forgotten. */
  readonly chart: ChartView
}

/** Width of one character of the rows' font at the layout's scale. */
const CHARACTER_WIDTH = 6
const DIALOG_WIDTH = 520
const DIALOG_SCALE = 1.35

/** A resource's statechart as its machine defines it, with the state it is in lit. */
export function Statechart({ chart }: StatechartProps) {
  const graph = useChartGraph(chart.machine)
  if (graph === undefined) return <p className="text-sm text-ink-2">Loading the chart…</p>
  if (graph === null)
    return <p className="text-sm text-ink-2">There is no chart to draw for {chart.title}.</p>
  return <Loaded graph={graph} chart={chart} />
}

function Loaded({ graph, chart }: StatechartProps & { readonly graph: ChartGraph }) {
  const [isExpanded, setExpanded] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const progress = useMemo(() => progressOf(chart), [chart])
  const taken = useMemo(() => takenTransitions(graph, progress.visited), [graph, progress])
  const current = [...progress.active].at(-1) ?? null
  const leaves = [...progress.active].filter(
    (path) => !graph.byPath.get(path)?.children.some((child) => progress.active.has(child)),
  )
  const selected = chosen ?? current
  const wide = useMemo(
    () => layOutChart(graph, { width: DIALOG_WIDTH, characterWidth: CHARACTER_WIDTH }),
    [graph],
  )
  const note = selected === null ? undefined : graph.byPath.get(selected)
  const shared = { title: chart.title, progress, taken, selected, onSelect: setChosen }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="mb-1 flex shrink-0 items-center gap-2">
        <p className="min-w-0 flex-1 text-sm text-ink-2">
          <strong className="font-semibold text-ink">
            {leaves.length === 0 ? 'not started' : leaves.join(', ')}
          </strong>{' '}
          <Since enteredAt={chart.enteredAt} />
        </p>
        <IconButton
          icon={Maximize2}
          size="sm"
          variant="ghost"
          label="Enlarge the chart"
          onClick={() => setExpanded(true)}
        />
      </div>
      <FittedChart {...shared} graph={graph} />
      <StateList graph={graph} progress={progress} />
      {note !== undefined && (
        <div className="-mx-3.5 shrink-0 border-t border-line px-3.5 py-2">
          <StateNote state={note} isActive={progress.active.has(note.path)} />
        </div>
      )}
      <Dialog
        open={isExpanded}
        onOpenChange={setExpanded}
        title={shortenIds(chart.title)}
        description={`Statechart “${graph.id}”`}
        className="w-[min(780px,calc(100vw-32px))]!"
      >
        <div className="overflow-x-auto">
          <StatechartSvg {...shared} layout={wide} scale={DIALOG_SCALE} />
        </div>
        {note !== undefined && (
          <div className="mt-3">
            <StateNote state={note} isActive={progress.active.has(note.path)} />
          </div>
        )}
      </Dialog>
    </div>
  )
}

interface FittedChartProps extends Omit<StatechartSvgProps, 'layout' | 'scale'> {
  readonly graph: ChartGraph
}

/** The whole chart in its pane, with the transitions of the states that one looks at. */
function FittedChart({ graph, ...shared }: FittedChartProps) {
  const [ref, { width, height }] = useSize<HTMLDivElement>()
  const { progress, selected } = shared
  const fitted = useMemo(() => {
    if (width === 0 || height === 0) return null
    const looked = new Set(selected === null ? progress.active : [...progress.active, selected])
    return fitChart(graph, { width, height, characterWidth: CHARACTER_WIDTH, looked })
  }, [graph, height, progress, selected, width])
  return (
    <div ref={ref} className="mt-1 mb-3 min-h-0 flex-1 overflow-hidden">
      {fitted !== null && <StatechartSvg {...shared} {...fitted} />}
    </div>
  )
}

function Since({ enteredAt }: { readonly enteredAt: number }) {
  const seconds = Math.max(0, useNowSeconds() - Math.floor(enteredAt / 1_000_000))
  return (
    <span className="num text-xs text-ink-3">
      for {seconds === 0 ? '0 s' : formatDuration(seconds * 1_000_000).replace('.0 s', ' s')}
    </span>
  )
}

/** The same as text, for those who do not see the picture. */
function StateList({ graph, progress }: { readonly graph: ChartGraph; readonly progress: Progress }) {
  return (
    <ul aria-label="States as text" className="only-spoken">
      {graph.states
        .filter(({ path }) => path !== ROOT)
        .map(({ path, transitions }) => (
          <li key={path} aria-current={progress.active.has(path) ? 'true' : undefined}>
            {path}
            {progress.active.has(path) ? ' (current)' : progress.visited.has(path) ? ' (passed)' : ''}
            {transitions
              .map((one) => (one.target === null ? '' : `; ${rowText(one)} leads to ${one.target || one.id}`))
              .join('')}
          </li>
        ))}
    </ul>
  )
}
