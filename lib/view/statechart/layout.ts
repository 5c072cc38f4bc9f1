// Places a chart for a narrow pane: all states in one column in the order they are written (a life reads downwards),
// children inside their parents, each box listing its own transitions. Arrows to the next box go straight down; all
// others run in lanes, forward ones on the right, backward ones on the left, one lane for all arrows into one state.
// Nothing overlaps by construction, and the same definition always gives the same picture.

import { breakRows, ROW, type RowLines, rowsHeight } from './chart-rows'
import { type ChartGraph, type ChartState, type ChartTransition, parentPath, ROOT } from './definition'

export interface ChartLayoutOptions {
  /** Pixels. The picture is as wide as this; its height follows. */
  readonly width: number
  /** Width of one character of the row font, in pixels. */
  readonly characterWidth: number
  /** Paths of the states whose transitions are listed in their boxes; all of them unless it says. */
  readonly listed?: ReadonlySet<string>
  /** Between one box and the next. */
  readonly gap?: number
}

export type ArrowSide = 'down' | 'right' | 'left' | 'none'

export interface ChartRow {
  readonly transition: ChartTransition
  readonly side: ArrowSide
  /** All that is said, in lines that fit into the box. */
  readonly lines: readonly string[]
  /** Middle of the first line. */
  readonly y: number
}

export interface ChartBox {
  readonly state: ChartState
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Middle of the line with the state's name; arrows from lanes end there. */
  readonly headerY: number
  readonly rows: readonly ChartRow[]
  readonly isInitial: boolean
  /** A region of a parallel state: drawn dashed. */
  readonly isRegion: boolean
}

export interface ChartArrow {
  readonly id: string
  readonly transitions: readonly ChartTransition[]
  readonly target: string
  readonly side: 'down' | 'right' | 'left'
  /** Polylines; the last point of the first is the arrow head. Further ones join its lane. */
  readonly lines: readonly (readonly (readonly [x: number, y: number])[])[]
}

export interface ChartLayout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly ChartBox[]
  readonly arrows: readonly ChartArrow[]
}

const HEADER = 24
const GAP = 20
const INSET = 10
const BOX_BOTTOM = 5
const LANE = 9
const LANE_MARGIN = 8
const TEXT_LEFT = 20
const PASSES_MAX = 8

interface Placed {
  readonly state: ChartState
  readonly y: number
  readonly height: number
  readonly headerY: number
}

/** Heights and vertical positions, which depend on the definition and on how its rows are broken. */
function stack(graph: ChartGraph, rows: RowLines, gap: number): ReadonlyMap<string, Placed> {
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
  let bottom = placeRootRows(graph, rows)
  for (const path of graph.byPath.get(ROOT)?.children ?? []) {
    const state = graph.byPath.get(path)
    if (state !== undefined) bottom = place(state, bottom + gap)
  }
  return placed
}

/** Whether these transitions stand in their box. */
const isListed = (transitions: readonly ChartTransition[], rows: RowLines): boolean =>
  transitions.every(({ id }) => rows.has(id))

/** The root has no box of its own; transitions that hold in every state are listed above the first. */
function placeRootRows(graph: ChartGraph, rows: RowLines): number {
  const transitions = graph.byPath.get(ROOT)?.transitions ?? []
  return transitions.length === 0 || !isListed(transitions, rows)
    ? 0
    : HEADER + rowsHeight(transitions, rows) + BOX_BOTTOM
}

function isNext(graph: ChartGraph, { source, target }: ChartTransition): boolean {
  if (target === null || source === ROOT) return false
  const parent = graph.byPath.get(parentPath(source) ?? ROOT)
  if (parent === undefined || parent.kind === 'parallel' || parentPath(target) !== parent.path) return false
  return parent.children.indexOf(target) === parent.children.indexOf(source) + 1
}

function sideOf(
  graph: ChartGraph,
  placed: ReadonlyMap<string, Placed>,
  transition: ChartTransition,
): ArrowSide {
  if (transition.target === null) return 'none'
  if (isNext(graph, transition)) return 'down'
  const from = placed.get(transition.source)?.headerY ?? 0
  return (placed.get(transition.target)?.headerY ?? 0) > from ? 'right' : 'left'
}

interface Lane {
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

interface Frame {
  readonly graph: ChartGraph
  readonly placed: ReadonlyMap<string, Placed>
  readonly rows: RowLines
  readonly lanes: readonly Lane[]
  readonly left: number
  readonly right: number
}

function boxOf(frame: Frame, state: ChartState, at: Omit<Placed, 'state'>): ChartBox {
  const inset = insetOf(state)
  const x = frame.left + inset
  const width = frame.right - inset - x
  const listed = isListed(state.transitions, frame.rows) ? state.transitions : []
  const rows = listed.map(
    (transition): ChartRow => ({
      transition,
      side: sideOf(frame.graph, frame.placed, transition),
      lines: frame.rows.get(transition.id) ?? [],
      y: rowY(frame.graph, frame.placed, transition, frame.rows),
    }),
  )
  const parent = state.parent === null ? undefined : frame.graph.byPath.get(state.parent)
  return {
    state,
    x,
    y: at.y,
    width,
    height: at.height,
    headerY: at.headerY,
    rows,
    isInitial: parent?.initial === state.path,
    isRegion: parent?.kind === 'parallel',
  }
}

function laneX(frame: Frame, { side, index }: Lane): number {
  const distance = LANE_MARGIN + index * LANE
  return side === 'right' ? frame.right + distance : frame.left - distance
}

function laneArrow(frame: Frame, lane: Lane, boxes: ReadonlyMap<string, ChartBox>): ChartArrow {
  const x = laneX(frame, lane)
  const edge = (box: ChartBox) => (lane.side === 'right' ? box.x + box.width : box.x)
  const target = boxes.get(lane.target)
  const end: readonly (readonly [number, number])[] =
    target === undefined
      ? []
      : [
          [x, target.headerY],
          [edge(target), target.headerY],
        ]
  const starts = lane.transitions.flatMap((transition): (readonly [number, number])[] => {
    const box = boxes.get(transition.source)
    const y = box?.rows.find(({ transition: one }) => one.id === transition.id)?.y ?? box?.headerY
    return box === undefined || y === undefined ? [] : [[edge(box), y]]
  })
  const farthest = (a: readonly [number, number], b: readonly [number, number]) =>
    Math.abs(b[1] - (target?.headerY ?? 0)) - Math.abs(a[1] - (target?.headerY ?? 0))
  const [first, ...others] = [...starts].sort(farthest)
  const main = first === undefined ? [] : [[first, [x, first[1]] as const, ...end]]
  return {
    id: `${lane.side}:${lane.target}`,
    transitions: lane.transitions,
    target: lane.target,
    side: lane.side,
    lines: [...main, ...others.map((start) => [start, [x, start[1]] as const])],
  }
}

function downArrows(graph: ChartGraph, boxes: ReadonlyMap<string, ChartBox>): readonly ChartArrow[] {
  return graph.states.flatMap((state): ChartArrow[] => {
    const transitions = state.transitions.filter((one) => isNext(graph, one))
    const from = boxes.get(state.path)
    const next = transitions[0]?.target ?? null
    const to = next === null ? undefined : boxes.get(next)
    if (from === undefined || to === undefined) return []
    const x = from.x + from.width / 2
    return [
      {
        id: `down:${to.state.path}`,
        transitions,
        target: to.state.path,
        side: 'down',
        lines: [
          [
            [x, from.y + from.height],
            [x, to.y],
          ],
        ],
      },
    ]
  })
}

function lanesOf(graph: ChartGraph, placed: ReadonlyMap<string, Placed>, rows: RowLines): readonly Lane[] {
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

/** Middle of the first line; the root's rows are at the top. */
function rowY(
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

function insetOf({ depth }: ChartState): number {
  return Math.max(0, depth - 1) * INSET
}

interface Gutters {
  readonly left: number
  readonly right: number
}

function guttersOf(lanes: readonly Lane[]): Gutters {
  const width = (side: 'right' | 'left'): number => {
    const columns = lanes.filter((lane) => lane.side === side).map(({ index }) => index + 1)
    return columns.length === 0 ? 2 : LANE_MARGIN + Math.max(...columns) * LANE
  }
  return { left: width('left'), right: width('right') }
}

/** Lanes take width from the text, whose lines move the lanes: gutters only grow until both agree, which takes a pass or two. */
function settle(graph: ChartGraph, options: ChartLayoutOptions): Omit<Frame, 'left' | 'right'> & Gutters {
  let gutters: Gutters = { left: 0, right: 0 }
  for (let pass = 0; ; pass++) {
    const { left, right } = gutters
    const rows = breakRows(graph, options.listed ?? null, (state) => {
      const width = options.width - left - right - 2 * insetOf(state)
      return Math.floor((width - TEXT_LEFT - 8) / options.characterWidth)
    })
    const placed = stack(graph, rows, options.gap ?? GAP)
    const lanes = lanesOf(graph, placed, rows)
    const wanted = guttersOf(lanes)
    gutters = { left: Math.max(left, wanted.left), right: Math.max(right, wanted.right) }
    const isSettled = gutters.left === left && gutters.right === right
    if (isSettled || pass >= PASSES_MAX) return { graph, placed, rows, lanes, ...gutters }
  }
}

/** Definition in, boxes and arrows out; pixels of the picture's own coordinate system. */
export function layOutChart(graph: ChartGraph, options: ChartLayoutOptions): ChartLayout {
  const settled = settle(graph, options)
  const { placed, lanes, rows } = settled
  const frame: Frame = { ...settled, right: options.width - settled.right }
  const boxes = [...placed.values()].map(({ state, ...at }) => boxOf(frame, state, at))
  const root = graph.byPath.get(ROOT)
  if (root !== undefined && root.transitions.length > 0 && isListed(root.transitions, rows)) {
    boxes.unshift(boxOf(frame, root, { y: 0, height: placeRootRows(graph, rows), headerY: HEADER / 2 }))
  }
  const byPath = new Map(boxes.map((box) => [box.state.path, box]))
  const arrows = [...downArrows(graph, byPath), ...lanes.map((lane) => laneArrow(frame, lane, byPath))]
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height)) + 2
  return { width: options.width, height, boxes, arrows }
}
