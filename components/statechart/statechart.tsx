'use client'

import { Maximize2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import type { ChartView } from '@/lib/protocol'
import { formatDuration } from '@/lib/view/format'
import { layOutChart } from '@/lib/view/statechart'
import { type ChartGraph, ROOT } from '@/lib/view/statechart-definition'
import { takenTransitions } from '@/lib/view/statechart-progress'
import { StateNote } from './state-note'
import { StatechartSvg } from './statechart-svg'
import { useChartGraph } from './use-chart-graph'
import { useSize } from './use-size'
import { type Progress, useVisited } from './use-visited'

export interface StatechartProps {
  /** What the chart belongs to; what was seen of another is forgotten. */
  readonly subject: string
  readonly chart: ChartView
}

/** Width of one character of the rows' font at the layout's scale. */
const CHARACTER_WIDTH = 6
const DIALOG_WIDTH = 520
const DIALOG_SCALE = 1.35

/** A resource's statechart as its machine defines it, with the state it is in lit. */
export function Statechart({ subject, chart }: StatechartProps) {
  const graph = useChartGraph(chart.machine)
  if (graph === undefined) return <p className="text-sm text-ink-2">Loading the chart…</p>
  if (graph === null)
    return <p className="text-sm text-ink-2">There is no chart to draw for {chart.title}.</p>
  return <Loaded graph={graph} subject={subject} chart={chart} />
}

function Loaded({ graph, subject, chart }: StatechartProps & { readonly graph: ChartGraph }) {
  const [ref, { width }] = useSize<HTMLDivElement>()
  const [isExpanded, setExpanded] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const progress = useVisited(graph, `${subject} ${chart.machine} ${chart.title}`, chart.value)
  const taken = useMemo(() => takenTransitions(graph, progress.visited), [graph, progress])
  const current = [...progress.active].at(-1) ?? null
  const selected = chosen ?? current
  const layout = useMemo(() => layOutChart(graph, { width, characterWidth: CHARACTER_WIDTH }), [graph, width])
  const wide = useMemo(
    () => layOutChart(graph, { width: DIALOG_WIDTH, characterWidth: CHARACTER_WIDTH }),
    [graph],
  )
  const note = selected === null ? undefined : graph.byPath.get(selected)
  const shared = { title: chart.title, progress, taken, selected, onSelect: setChosen }
  return (
    <div>
      <div className="mb-2 flex items-center gap-2">
        <p className="min-w-0 flex-1 text-sm text-ink-2">
          <strong className="font-semibold text-ink">{current ?? 'not started'}</strong>{' '}
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
      <div ref={ref}>{width > 0 && <StatechartSvg {...shared} layout={layout} />}</div>
      <StateList graph={graph} progress={progress} />
      {note !== undefined && (
        <div className="sticky bottom-2 mt-3">
          <StateNote state={note} isActive={progress.active.has(note.path)} />
        </div>
      )}
      <Dialog
        open={isExpanded}
        onOpenChange={setExpanded}
        title={chart.title}
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
              .map(({ id, label, target }) => (target === null ? '' : `; ${label} leads to ${target || id}`))
              .join('')}
          </li>
        ))}
    </ul>
  )
}
