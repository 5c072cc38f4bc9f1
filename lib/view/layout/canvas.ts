// Where things stand on the canvas. Pure: the same resources in the same order give the same picture, so that a
// replayed run, a screenshot and the flying dots agree without measuring the page. All numbers are canvas units
// (CSS pixels at zoom 1).

import { boundsOf, type PlacedNode, PROVIDER_HEIGHT, type Rect } from './cards'
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
import { asColumn, placeStack, placeTop, type TierInput, type TierSizes, tierSizes } from './tiers'

export interface LayoutInput extends LaneInput, TierInput {
  /** Keys of capacity providers: each has a strip below the lanes for tasks that wait for it. */
  readonly providers: readonly string[]
}

export const NOTHING: LayoutInput = {
  zones: [],
  instances: [],
  groups: [],
  providers: [],
  queues: [],
  loadBalancers: [],
  targetGroups: [],
  traffic: [],
}

export interface CanvasLayout {
  readonly form: CanvasForm
  readonly nodes: readonly PlacedNode[]
  readonly byKey: ReadonlyMap<string, PlacedNode>
  readonly bounds: Rect
}

/** Between the upper tier and the lanes: room for the ways of the target groups beside each other. */
const LANES_GAP = 52
/** The part of a 1440 × 900 screen that is left for the canvas; columns are chosen to fill it. */
const NOMINAL_VIEW = { width: 892, height: 542 } as const
/** The upper tier grows where many instances make everything small, so that it can still be read. */
const TOP_ZOOM = 0.75
const TOP_SCALE_MAX = 2.8
const COLUMN_GAIN_MIN = 1.15

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

function layoutWide(input: LayoutInput): CanvasLayout {
  const parts = largest({ lanes: lanesOf(input), top: tierSizes(input), providers: input.providers.length })
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

/** Load balancers stand beside each other unless everything is drawn much larger when they stand below each other. */
function largest(row: Parts): Parts {
  const column = { ...row, top: asColumn(row.top) }
  const isMuchLarger = chooseColumns(column, 1).zoom > COLUMN_GAIN_MIN * chooseColumns(row, 1).zoom
  return isMuchLarger ? column : row
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
