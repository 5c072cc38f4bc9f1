// Which arrows run beside the boxes and in which lane: one for all arrows into one state, forward ones on the right, backward ones on the
// left. Pure.

import type { RowLines } from './chart-rows'
import { type ChartGraph, type ChartTransition, parentPath, ROOT } from './definition'
import { type Placed, rowY } from './stack'

export type ArrowSide = 'down' | 'right' | 'left' | 'none'

const LANE = 9
const LANE_MARGIN = 8

/** Its arrow goes straight down to the next box. */
export function isNext(graph: ChartGraph, { source, target }: ChartTransition): boolean {
  if (target === null || source === ROOT) return false
  const parent = graph.byPath.get(parentPath(source) ?? ROOT)
  if (parent === undefined || parent.kind === 'parallel' || parentPath(target) !== parent.path) return false
  return parent.children.indexOf(target) === parent.children.indexOf(source) + 1
}

export function sideOf(
  graph: ChartGraph,
  placed: ReadonlyMap<string, Placed>,
  transition: ChartTransition,
): ArrowSide {
  if (transition.target === null) return 'none'
  if (isNext(graph, transition)) return 'down'
  const from = placed.get(transition.source)?.headerY ?? 0
  return (placed.get(transition.target)?.headerY ?? 0) > from ? 'right' : 'left'
}

export interface Lane {
  readonly side: 'right' | 'left'
  readonly target: string
  readonly transitions: readonly ChartTransition[]
  readonly top: number
  readonly bottom: number
  /** 0 is the lane next to the boxes. */
  readonly index: number
}

/** Shorter lanes go inside; lanes that overlap in height never share a column. */
function assignLanes(lanes: readonly Omit<Lane, 'index'>[]): readonly Lane[] {
  const ordered = [...lanes].sort(
    (a, b) => a.bottom - a.top - (b.bottom - b.top) || a.top - b.top || (a.target < b.target ? -1 : 1),
  )
  const done: Lane[] = []
  for (const lane of ordered) {
    const taken = new Set(
      done
        .filter(
          ({ side, top, bottom }) => side === lane.side && top < lane.bottom + 4 && lane.top - 4 < bottom,
        )
        .map(({ index }) => index),
    )
    let index = 0
    while (taken.has(index)) index += 1
    done.push({ ...lane, index })
  }
  return done
}

export function lanesOf(
  graph: ChartGraph,
  placed: ReadonlyMap<string, Placed>,
  rows: RowLines,
): readonly Lane[] {
  const groups = new Map<string, ChartTransition[]>()
  for (const transition of graph.states.flatMap((state) => state.transitions)) {
    const side = sideOf(graph, placed, transition)
    if (side !== 'right' && side !== 'left') continue
    const key = `${side}:${transition.target}`
    groups.set(key, [...(groups.get(key) ?? []), transition])
  }
  const lanes = [...groups].map(([key, transitions]) => {
    const side = key.startsWith('right') ? ('right' as const) : ('left' as const)
    const target = transitions[0]?.target ?? ''
    const heights = [
      placed.get(target)?.headerY ?? 0,
      ...transitions.map((one) => rowY(graph, placed, one, rows)),
    ]
    return { side, target, transitions, top: Math.min(...heights), bottom: Math.max(...heights) }
  })
  return assignLanes(lanes)
}

/** From the edge of the boxes. */
export function laneDistance({ index }: Lane): number {
  return LANE_MARGIN + index * LANE
}

export interface Gutters {
  readonly left: number
  readonly right: number
}

export function guttersOf(lanes: readonly Lane[]): Gutters {
  const width = (side: 'right' | 'left'): number => {
    const columns = lanes.filter((lane) => lane.side === side).map(({ index }) => index + 1)
    return columns.length === 0 ? 2 : LANE_MARGIN + Math.max(...columns) * LANE
  }
  return { left: width('left'), right: width('right') }
}
