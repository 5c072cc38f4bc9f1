// How high the boxes of a chart are and where they stand below each other, children inside their parents. Pure.

import { ROW, type RowLines, rowsHeight } from './chart-rows'
import { type ChartGraph, type ChartState, type ChartTransition, ROOT } from './definition'

export const HEADER = 24
const INSET = 10
const BOX_BOTTOM = 5

export interface Placed {
  readonly state: ChartState
  readonly y: number
  readonly height: number
  readonly headerY: number
}

/** Heights and vertical positions, which depend on the definition and on how its rows are broken. */
export function stack(graph: ChartGraph, rows: RowLines, gap: number): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>()
  const place = (state: ChartState, top: number): number => {
    let y = top + HEADER + rowsHeight(state.transitions, rows)
    // The parent goes in before its children so that the map keeps document order.
    placed.set(state.path, { state, y: top, height: 0, headerY: top + HEADER / 2 })
    for (const path of state.children) {
      const child = graph.byPath.get(path)
      if (child !== undefined) y = place(child, y + gap)
    }
    const bottom = y + (state.children.length > 0 ? INSET : BOX_BOTTOM)
    placed.set(state.path, { state, y: top, height: bottom - top, headerY: top + HEADER / 2 })
    return bottom
  }
  let bottom = rootHeight(graph, rows)
  for (const path of graph.byPath.get(ROOT)?.children ?? []) {
    const state = graph.byPath.get(path)
    if (state !== undefined) bottom = place(state, bottom + gap)
  }
  return placed
}

/** Whether these transitions stand in their box. */
export const isListed = (transitions: readonly ChartTransition[], rows: RowLines): boolean =>
  transitions.every(({ id }) => rows.has(id))

/** The root has no box of its own; transitions that hold in every state are listed above the first. */
export function rootHeight(graph: ChartGraph, rows: RowLines): number {
  const transitions = graph.byPath.get(ROOT)?.transitions ?? []
  return transitions.length === 0 || !isListed(transitions, rows)
    ? 0
    : HEADER + rowsHeight(transitions, rows) + BOX_BOTTOM
}

/** Middle of the first line; the root's rows are at the top. */
export function rowY(
  graph: ChartGraph,
  placed: ReadonlyMap<string, Placed>,
  { id, source }: ChartTransition,
  rows: RowLines,
): number {
  const transitions = graph.byPath.get(source)?.transitions ?? []
  const at = placed.get(source)
  if (!isListed(transitions, rows)) return at?.headerY ?? 0
  const index = Math.max(
    0,
    transitions.findIndex((one) => one.id === id),
  )
  const above = rowsHeight(transitions.slice(0, index), rows)
  return (at?.y ?? 0) + HEADER + above + ROW / 2 - 1
}

export function insetOf({ depth }: ChartState): number {
  return Math.max(0, depth - 1) * INSET
}
