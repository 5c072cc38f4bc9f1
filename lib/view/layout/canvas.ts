// Where things stand on the canvas. Pure: the same resources in the same order give the same picture, so that a
// replayed run, a screenshot and the flying dots agree without measuring the page. All numbers are canvas units
// (CSS pixels at zoom 1).

import {
  columnsMost,
  LANE_GAP,
  type Lane,
  type LaneInput,
  lanesHeightOf,
  lanesOf,
  lanesWidthOf,
  placeLanes,
} from './lanes'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rect extends Point {
  readonly width: number
  readonly height: number
}

export interface LayoutInput extends LaneInput {
  /** Keys of capacity providers: each has a strip below the lanes for tasks that wait for it. */
  readonly providers: readonly string[]
  /** `lines`: how many lines of listeners and rules the node shows. */
  readonly loadBalancers: readonly { readonly arn: string; readonly lines: number }[]
  readonly targetGroups: readonly { readonly arn: string; readonly loadBalancerArns: readonly string[] }[]
  readonly traffic: readonly { readonly key: string; readonly loadBalancerArn: string }[]
  /** Keys of queues, whose messages go to tasks without a load balancer. */
  readonly queues: readonly string[]
}

export type PlacedKind =
  | 'users'
  | 'queue'
  | 'loadBalancer'
  | 'targetGroup'
  | 'zone'
  | 'instance'
  | 'frame'
  | 'provider'
  /** A place where something can be made. */
  | 'ghost'

export interface PlacedNode {
  readonly kind: PlacedKind
  readonly key: string
  readonly rect: Rect
  /** How much larger than its natural size it is drawn. */
  readonly scale: number
}

export interface CanvasLayout {
  readonly form: CanvasForm
  readonly nodes: readonly PlacedNode[]
  readonly byKey: ReadonlyMap<string, PlacedNode>
  readonly bounds: Rect
}

/** Where tasks are drawn, relative to the instance's corner. */
export const INSTANCE_BODY: Rect = { x: 9, y: 72, width: 268, height: 290 }
export const USERS_SIZE = { width: 188, height: 86 } as const
export const TARGET_GROUP_SIZE = { width: 236, height: 68 } as const
export const LOAD_BALANCER_WIDTH = 272
export const LOAD_BALANCER_HEAD = 48
export const LOAD_BALANCER_LINE = 19
export const LOAD_BALANCER_LINES_MAX = 6
/** At scale 1. */
export const PROVIDER_HEIGHT = 74
/** Long enough for a stream of dots and its rate. */
export const TIER_GAP = 124
/** The same from above. */
const STACK_GAP = 58
/** Between the upper tier and the lanes: room for the ways of the target groups beside each other. */
const LANES_GAP = 52
/** Between cards above and beside each other: room for a way down. */
const SIBLING_GAP = 26
/** The part of a 1440 × 900 screen that is left for the canvas; columns are chosen to fill it. */
const NOMINAL_VIEW = { width: 892, height: 542 } as const
/** The upper tier grows where many instances make everything small, so that it can still be read. */
const TOP_ZOOM = 0.75
const TOP_SCALE_MAX = 2.8

/** `tall`: for a room that is much higher than wide, as on a phone; one moves down it as on a page. */
export type CanvasForm = 'wide' | 'tall'

/** Places every node; lanes are ordered by zone name and instances by the order given. */
export function layoutCanvas(input: LayoutInput, form: CanvasForm = 'wide'): CanvasLayout {
  return form === 'tall' ? layoutTall(input) : layoutWide(input)
}

/** More instances than this stand in two columns when they are stacked. */
const STACK_MAX = 6

function layoutTall(input: LayoutInput): CanvasLayout {
  const lanes = lanesOf(input)
  const columns = input.instances.length > STACK_MAX ? 2 : 1
  const form = { columns: Math.min(columns, columnsMost(lanes)), scale: 1, isStacked: true }
  const width = lanesWidthOf(lanes, form)
  const top = placeStack(input, width / 2)
  const bounds = boundsOf(top)
  const laneNodes = placeLanes(lanes, form, top.length === 0 ? 0 : bounds.y + bounds.height + LANES_GAP)
  return laidOut('tall', [...top, ...laneNodes, ...placeProviders(input.providers, boundsOf(laneNodes), 1)])
}

interface StackCard {
  readonly kind: PlacedKind
  readonly key: string
  readonly width: number
  readonly height: number
}

/** From the top down: who sends requests, the load balancers, and what sends to tasks. */
function placeStack(input: LayoutInput, middle: number): PlacedNode[] {
  const rows: readonly (readonly StackCard[])[] = [
    input.traffic.map(({ key }) => ({ kind: 'users', key, ...USERS_SIZE })),
    input.loadBalancers.map(({ arn, lines }) => ({
      kind: 'loadBalancer',
      key: arn,
      width: LOAD_BALANCER_WIDTH,
      height: loadBalancerHeight(lines),
    })),
    [
      ...input.queues.map((key): StackCard => ({ kind: 'queue', key, ...USERS_SIZE })),
      ...input.targetGroups.map(
        ({ arn }): StackCard => ({ kind: 'targetGroup', key: arn, ...TARGET_GROUP_SIZE }),
      ),
    ],
  ]
  const nodes: PlacedNode[] = []
  let y = 0
  for (const cards of rows) {
    if (cards.length === 0) continue
    const whole = cards.reduce((sum, { width }) => sum + width, 0) + (cards.length - 1) * SIBLING_GAP
    let x = middle - whole / 2
    for (const { kind, key, width, height } of cards) {
      nodes.push({ kind, key, rect: { x, y, width, height }, scale: 1 })
      x += width + SIBLING_GAP
    }
    y += Math.max(...cards.map(({ height }) => height)) + STACK_GAP
  }
  return nodes
}

function layoutWide(input: LayoutInput): CanvasLayout {
  const parts = { lanes: lanesOf(input), top: tierSizes(input), providers: input.providers.length }
  const natural = chooseColumns(parts, 1)
  const scale = Math.min(TOP_SCALE_MAX, Math.max(1, TOP_ZOOM / natural.zoom))
  const { columns } = scale === 1 ? natural : chooseColumns(parts, scale)
  const form = { columns, scale, isStacked: false }
  const laneNodes = placeLanes(parts.lanes, form, heightOfTop(parts.top, scale))
  const strips = placeProviders(input.providers, boundsOf(laneNodes), scale)
  const centre = lanesWidthOf(parts.lanes, form) / 2
  const topNodes = placeTop(parts.top).map((node) => scaled(node, scale, centre))
  return laidOut('wide', [...topNodes, ...laneNodes, ...strips])
}

function laidOut(form: CanvasForm, nodes: readonly PlacedNode[]): CanvasLayout {
  return { form, nodes, byKey: new Map(nodes.map((node) => [node.key, node])), bounds: boundsOf(nodes) }
}

interface Parts {
  readonly lanes: readonly Lane[]
  readonly top: TierSizes
  /** How many strips there are. */
  readonly providers: number
}

function heightOfTop(top: TierSizes, scale: number): number {
  return top.height === 0 ? 0 : top.height * scale + LANES_GAP
}

function scaled(node: PlacedNode, scale: number, shift: number): PlacedNode {
  const { x, y, width, height } = node.rect
  const rect = { x: x * scale + shift, y: y * scale, width: width * scale, height: height * scale }
  return { ...node, rect, scale }
}

/** The number of columns a lane may have at which the whole picture is drawn largest. */
function chooseColumns(
  { lanes, top, providers }: Parts,
  scale: number,
): { readonly columns: number; readonly zoom: number } {
  const around = heightOfTop(top, scale) + providers * (PROVIDER_HEIGHT * scale + LANE_GAP)
  let best = 1
  let bestZoom = 0
  for (let columns = 1; columns <= columnsMost(lanes); columns++) {
    const form = { columns, scale, isStacked: false }
    const width = Math.max(lanesWidthOf(lanes, form), top.width * scale)
    const height = lanesHeightOf(lanes, form) + around
    const zoom = Math.min(NOMINAL_VIEW.width / width, NOMINAL_VIEW.height / height)
    if (zoom > bestZoom + 1e-9) {
      best = columns
      bestZoom = zoom
    }
  }
  return { columns: best, zoom: bestZoom }
}

/** As wide as the lanes: whoever waits here waits for no zone. */
function placeProviders(providers: readonly string[], under: Rect, scale: number): PlacedNode[] {
  const height = PROVIDER_HEIGHT * scale
  return providers.map((key, index) => {
    const y = under.y + under.height + LANE_GAP + index * (height + LANE_GAP)
    return { kind: 'provider', key, rect: { x: under.x, y, width: under.width, height }, scale }
  })
}

/** One load balancer between its users on the left and its target groups on the right; `arn` null: groups without one. */
interface Tier {
  readonly arn: string | null
  readonly users: readonly string[]
  readonly queues: readonly string[]
  readonly targetGroups: readonly string[]
  readonly headHeight: number
  readonly usersWidth: number
  readonly width: number
  readonly height: number
}

interface TierSizes {
  readonly tiers: readonly Tier[]
  readonly width: number
  readonly height: number
}

export function loadBalancerHeight(lines: number): number {
  return LOAD_BALANCER_HEAD + Math.min(LOAD_BALANCER_LINES_MAX, Math.max(1, lines)) * LOAD_BALANCER_LINE
}

function tierSizes(input: LayoutInput): TierSizes {
  const known = new Set(input.loadBalancers.map(({ arn }) => arn))
  const tiers = input.loadBalancers.map(({ arn, lines }) =>
    sizeTier({
      arn,
      users: input.traffic.filter((source) => source.loadBalancerArn === arn).map(({ key }) => key),
      queues: [],
      // A group behind two load balancers stands below the first.
      targetGroups: input.targetGroups
        .filter((group) => group.loadBalancerArns.find((one) => known.has(one)) === arn)
        .map((group) => group.arn),
      headHeight: loadBalancerHeight(lines),
    }),
  )
  const loose = {
    arn: null,
    users: input.traffic.filter((source) => !known.has(source.loadBalancerArn)).map(({ key }) => key),
    queues: input.queues,
    targetGroups: input.targetGroups
      .filter((group) => !group.loadBalancerArns.some((one) => known.has(one)))
      .map((group) => group.arn),
    headHeight: 0,
  }
  if (loose.users.length + loose.queues.length + loose.targetGroups.length > 0) tiers.push(sizeTier(loose))
  return {
    tiers,
    width: tiers.reduce((sum, tier) => sum + tier.width, 0) + Math.max(0, tiers.length - 1) * SIBLING_GAP,
    height: Math.max(0, ...tiers.map((tier) => tier.height)),
  }
}

function sizeTier(parts: Pick<Tier, 'arn' | 'users' | 'queues' | 'targetGroups' | 'headHeight'>): Tier {
  const sources = parts.users.length + parts.queues.length
  // Room for a group is kept even without one, so that the first does not move everything; queues alone need none.
  const hasRoomBeside = parts.arn !== null || parts.targetGroups.length > 0 || parts.queues.length === 0
  const usersWidth = sources === 0 ? 0 : USERS_SIZE.width + (hasRoomBeside ? TIER_GAP : 0)
  const headWidth = parts.arn === null ? 0 : LOAD_BALANCER_WIDTH + TIER_GAP
  return {
    ...parts,
    usersWidth,
    width: usersWidth + headWidth + (hasRoomBeside ? TARGET_GROUP_SIZE.width : 0),
    height: Math.max(
      columnHeight(sources, USERS_SIZE.height),
      columnHeight(parts.targetGroups.length, TARGET_GROUP_SIZE.height),
      parts.headHeight,
    ),
  }
}

function columnHeight(count: number, height: number): number {
  return count === 0 ? 0 : count * height + (count - 1) * SIBLING_GAP
}

/** The load balancers with what belongs to them as a row centred at 0. */
function placeTop(top: TierSizes): PlacedNode[] {
  const nodes: PlacedNode[] = []
  let x = -top.width / 2
  for (const tier of top.tiers) {
    nodes.push(...placeTier(tier, x, top.height))
    x += tier.width + SIBLING_GAP
  }
  return nodes
}

/** Each column is centred on the tier, so that a single chain runs on one straight line. */
function placeTier(tier: Tier, x: number, height: number): PlacedNode[] {
  const column = (
    cards: readonly Pick<PlacedNode, 'kind' | 'key'>[],
    left: number,
    size: Pick<Rect, 'width' | 'height'>,
  ) => {
    const top = (height - columnHeight(cards.length, size.height)) / 2
    return cards.map(({ kind, key }, index): PlacedNode => {
      const rect = { x: left, y: top + index * (size.height + SIBLING_GAP), ...size }
      return { kind, key, rect, scale: 1 }
    })
  }
  const cards = (kind: PlacedKind, keys: readonly string[]) => keys.map((key) => ({ kind, key }))
  const headLeft = x + tier.usersWidth
  const head = { width: LOAD_BALANCER_WIDTH, height: tier.headHeight }
  const groupsLeft = tier.arn === null ? headLeft : headLeft + LOAD_BALANCER_WIDTH + TIER_GAP
  return [
    ...column([...cards('users', tier.users), ...cards('queue', tier.queues)], x, USERS_SIZE),
    ...column(cards('loadBalancer', tier.arn === null ? [] : [tier.arn]), headLeft, head),
    ...column(cards('targetGroup', tier.targetGroups), groupsLeft, TARGET_GROUP_SIZE),
  ]
}

export function boundsOf(nodes: readonly PlacedNode[]): Rect {
  if (nodes.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  const x = Math.min(...nodes.map(({ rect }) => rect.x))
  const y = Math.min(...nodes.map(({ rect }) => rect.y))
  const right = Math.max(...nodes.map(({ rect }) => rect.x + rect.width))
  const bottom = Math.max(...nodes.map(({ rect }) => rect.y + rect.height))
  return { x, y, width: right - x, height: bottom - y }
}
