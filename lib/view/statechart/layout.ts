// Places a chart for a narrow pane: all states in one column in the order they are written (a life reads downwards),
// children inside their parents, each box listing its own transitions. Arrows to the next box go straight down; all
// others run in lanes, forward ones on the right, backward ones on the left, one lane for all arrows into one state.
// Nothing overlaps by construction, and the same definition always gives the same picture.

import {
  type ArrowSide,
  type Gutters,
  guttersOf,
  isNext,
  type Lane,
  laneDistance,
  lanesOf,
  sideOf,
} from './arrow-lanes'
import { breakRows, type RowLines } from './chart-rows'
import { type ChartGraph, type ChartState, type ChartTransition, ROOT } from './definition'
import { HEADER, insetOf, isListed, type Placed, rootHeight, rowY, stack } from './stack'

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

const GAP = 20
const TEXT_LEFT = 20
const PASSES_MAX = 8

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

function laneX(frame: Frame, lane: Lane): number {
  const distance = laneDistance(lane)
  return lane.side === 'right' ? frame.right + distance : frame.left - distance
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
    boxes.unshift(boxOf(frame, root, { y: 0, height: rootHeight(graph, rows), headerY: HEADER / 2 }))
  }
  const byPath = new Map(boxes.map((box) => [box.state.path, box]))
  const arrows = [...downArrows(graph, byPath), ...lanes.map((lane) => laneArrow(frame, lane, byPath))]
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height)) + 2
  return { width: options.width, height, boxes, arrows }
}
