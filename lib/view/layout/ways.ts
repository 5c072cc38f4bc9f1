// The ways of requests and messages over the canvas, in the gutters between what stands on it: none crosses a card, a task or a name.
// From a target group or a queue a way comes down into the space above the lanes, runs along it to the gutter of its lane, down that to the row of
// the instance, along above the row to the gutter of its column, and from there into the task. Pure.

import { taskEntry } from './anchors'
import type { CanvasLayout } from './canvas'
import type { PlacedKind, PlacedNode, Point, Rect } from './cards'
import { COLUMN_GAP, LANE_GUTTER } from './lanes'
import { type Way, wayThrough } from './way'

/** Above an instance, the line on which ways run to its column. */
const ROW_LINE = 7
/** Above the lanes, the line of the first target group or queue; the others lie above it. */
const BUS_LINE = 12
const BUS_STEP = 9
/** All lines together. */
const BUS_ROOM = 28
/** Ways of several of them in one gutter lie beside each other, within this. */
const GUTTER_STEP = 5
const GUTTER_ROOM = 12
/** Beside a card whose way comes out at its right. */
const CARD_GAP = 9
/** Above a card under another, where a way turns to it. */
const BEND_ABOVE = 20

export interface CanvasWays {
  /** How the way of a target group or a queue leaves its card, down to the line above the lanes. */
  readonly exitOf: (from: string) => readonly Point[]
  readonly usersToLoadBalancer: (users: string, loadBalancer: string) => Way | null
  readonly loadBalancerToGroup: (loadBalancer: string, group: string) => Way | null
  /** From a target group or a queue. `box`: the task's part of the body; null when it is not drawn. The same object for the same box. */
  readonly toTask: (from: string, instance: string, box: Rect | null) => Way | null
  /** From one task to another: up to the space above the lanes, along it, and down again. */
  readonly between: (caller: TaskPlace, callee: TaskPlace) => Way | null
  /** As far as the edge of the instance, where its security group is its gate; `y`: how far below the instance's corner. */
  readonly toGate: (from: string, instance: string, y: number) => Way | null
}

/** A task by its instance and its part of the body; null when it is not drawn. */
export interface TaskPlace {
  readonly instance: string
  readonly box: Rect | null
}

const UPPER: ReadonlySet<PlacedKind> = new Set(['users', 'queue', 'loadBalancer', 'targetGroup'])
/** What sends to tasks. */
const SENDERS: ReadonlySet<PlacedKind> = new Set(['queue', 'targetGroup'])

const known = new WeakMap<CanvasLayout, CanvasWays>()

/** The same object for the same layout. */
export function waysOf(layout: CanvasLayout): CanvasWays {
  const found = known.get(layout)
  if (found !== undefined) return found
  const ways = makeWays(layout)
  known.set(layout, ways)
  return ways
}

function makeWays(layout: CanvasLayout): CanvasWays {
  const rect = (key: string) => layout.byKey.get(key)?.rect
  const senders = layout.nodes.filter(({ kind }) => SENDERS.has(kind))
  const lanes = layout.nodes.filter(({ kind }) => kind === 'zone').map((node) => node.rect)
  const cards = layout.nodes.filter(({ kind }) => UPPER.has(kind)).map((node) => node.rect)
  const isStacked = layout.form === 'tall'
  const floor = Math.max(...cards.map(({ y, height }) => y + height))
  const buses = new Map(
    senders.map((sender, index) => [sender.key, busOf(sender, index, senders, cards, lanes)]),
  )
  const toInstance = (from: string, key: string, corners: readonly Point[]): Way | null => {
    const instance = rect(key)
    const bus = buses.get(from)
    const lane = instance && lanes.find((one) => isWithin(one, instance))
    if (instance === undefined || lane === undefined || bus === undefined) return null
    return wayThrough([...bus.corners, ...descent(bus, instance, lane, corners)])
  }
  const toTasks = new WeakMap<Rect, Map<string, Way | null>>()
  const toTask = (from: string, instance: string, box: Rect): Way | null => {
    const ofBox = toTasks.get(box) ?? new Map<string, Way | null>()
    toTasks.set(box, ofBox)
    const key = `${from} ${instance}`
    let way = ofBox.get(key)
    if (way === undefined) {
      way = toInstance(from, instance, taskEntry(box))
      ofBox.set(key, way)
    }
    return way
  }
  return {
    usersToLoadBalancer: (users, loadBalancer) =>
      isStacked ? downTo(rect(users), rect(loadBalancer)) : across(rect(users), rect(loadBalancer)),
    loadBalancerToGroup: (loadBalancer, group) => {
      const [from, to] = [rect(loadBalancer), rect(group)]
      if (isStacked) return downTo(from, to)
      return isBlocked(cards, from, to) ? below(from, to, floor) : across(from, to)
    },
    exitOf: (from) => buses.get(from)?.corners ?? [],
    toTask: (from, instance, box) =>
      box === null ? toInstance(from, instance, taskEntry(null)) : toTask(from, instance, box),
    between: (caller, callee) => {
      const out = legOf(caller, rect(caller.instance), lanes)
      const back = legOf(callee, rect(callee.instance), lanes)
      if (out === null || back === null) return null
      return wayThrough([...out.toReversed(), ...(isSame(out[0], back[0]) ? back.slice(1) : back)])
    },
    toGate: (from, instance, y) => toInstance(from, instance, [{ x: 0, y }]),
  }
}

/** The line above the lanes on which what one target group or queue sends runs. */
interface Bus {
  /** From its card onto the line. */
  readonly corners: readonly Point[]
  readonly y: number
  /** How far beside the middle of a gutter its way lies. */
  readonly shift: number
}

function busOf(
  { rect: { x, y, width, height } }: PlacedNode,
  index: number,
  senders: readonly PlacedNode[],
  cards: readonly Rect[],
  lanes: readonly Rect[],
): Bus {
  const top = Math.min(...lanes.map((lane) => lane.y))
  const others = Math.max(1, senders.length - 1)
  const line = top - BUS_LINE - index * Math.min(BUS_STEP, BUS_ROOM / others)
  const shift = (index - (senders.length - 1) / 2) * Math.min(GUTTER_STEP, GUTTER_ROOM / others)
  const middle = x + width / 2
  const isLowest = cards.every((card) => card.y <= y || card.x > middle || card.x + card.width < middle)
  const exit = isLowest
    ? [
        { x: middle, y: y + height },
        { x: middle, y: line },
      ]
    : [
        { x: x + width, y: y + height / 2 },
        { x: x + width + CARD_GAP + shift, y: y + height / 2 },
        { x: x + width + CARD_GAP + shift, y: line },
      ]
  return { corners: exit, y: line, shift }
}

/** From the bus down to the instance and along `corners`, which are relative to the instance's. */
function descent(bus: Bus, instance: Rect, lane: Rect, corners: readonly Point[]): readonly Point[] {
  const trunk = lane.x + LANE_GUTTER / 2 + bus.shift
  const isFirst = instance.x < lane.x + LANE_GUTTER + COLUMN_GAP
  const gutter = isFirst ? trunk : instance.x - COLUMN_GAP / 2 + bus.shift
  const row = instance.y - ROW_LINE
  const inside = corners.map(({ x, y }) => ({ x: instance.x + x, y: instance.y + y }))
  const entry = inside[0]?.y ?? instance.y
  const down = isFirst
    ? []
    : [
        { x: trunk, y: row },
        { x: gutter, y: row },
      ]
  return [{ x: trunk, y: bus.y }, ...down, { x: gutter, y: entry }, ...inside]
}

/** Calls run on a line of their own, closest to the lanes, and beside what comes from the load balancer. */
const CALL_LINE = 5
const CALL_SHIFT = GUTTER_ROOM / 2

function legOf(
  { box }: TaskPlace,
  instance: Rect | undefined,
  lanes: readonly Rect[],
): readonly Point[] | null {
  const lane = instance && lanes.find((one) => isWithin(one, instance))
  if (instance === undefined || lane === undefined) return null
  const y = Math.min(...lanes.map((one) => one.y)) - CALL_LINE
  return descent({ corners: [], y, shift: CALL_SHIFT }, instance, lane, taskEntry(box))
}

function isSame(one: Point | undefined, other: Point | undefined): boolean {
  return one?.x === other?.x && one?.y === other?.y
}

function isWithin({ x, y, width, height }: Rect, point: Point): boolean {
  return x <= point.x && point.x < x + width && y <= point.y && point.y < y + height
}

/** Where cards stand below each other: out of the lower side of one into the upper side of the other. */
function downTo(from: Rect | undefined, to: Rect | undefined): Way | null {
  if (from === undefined || to === undefined) return null
  const start = { x: from.x + from.width / 2, y: from.y + from.height }
  const end = { x: to.x + to.width / 2, y: to.y }
  // Close above the lower one, where no taller neighbour of the upper one reaches.
  const bend = Math.max(start.y, end.y - BEND_ABOVE)
  return wayThrough([start, { x: start.x, y: bend }, { x: end.x, y: bend }, end])
}

/** As one reads: from the right side of a card into the left side of the next. */
function across(left: Rect | undefined, right: Rect | undefined): Way | null {
  if (left === undefined || right === undefined) return null
  const from = { x: left.x + left.width, y: left.y + left.height / 2 }
  const to = { x: right.x, y: right.y + right.height / 2 }
  const middle = (from.x + to.x) / 2
  return wayThrough([from, { x: middle, y: from.y }, { x: middle, y: to.y }, to])
}

/** To a target group of another load balancer: under the cards in between, and up into its left side. */
function below(from: Rect | undefined, to: Rect | undefined, floor: number): Way | null {
  if (from === undefined || to === undefined) return null
  const middle = from.x + from.width / 2
  const line = floor + CARD_GAP
  const side = to.x - CARD_GAP
  const level = to.y + to.height / 2
  return wayThrough([
    { x: middle, y: from.y + from.height },
    { x: middle, y: line },
    { x: side, y: line },
    { x: side, y: level },
    { x: to.x, y: level },
  ])
}

/** Whether the straight way from one card to another would cross a third, or lead back. */
function isBlocked(cards: readonly Rect[], from: Rect | undefined, to: Rect | undefined): boolean {
  if (from === undefined || to === undefined) return false
  const left = from.x + from.width
  const levels = [from, to].map(({ y, height }) => y + height / 2)
  const [top, bottom] = [Math.min(...levels), Math.max(...levels)]
  return (
    left > to.x ||
    cards.some(({ x, y, width, height }) => x < to.x && x + width > left && y <= bottom && y + height >= top)
  )
}
