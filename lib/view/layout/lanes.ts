// The lanes of Availability Zones: which instances stand in which, in how many columns, and the frames of Auto Scaling groups
// around theirs. Pure.

import type { Rect } from './cards'

export interface LaneInput {
  readonly zones: readonly string[]
  /** In order of launch; a zone that is not listed gets its own lane. */
  readonly instances: readonly {
    readonly id: string
    readonly zone: string
    /** Key of its Auto Scaling group; null for what belongs to none. */
    readonly group: string | null
  }[]
  /** Auto Scaling groups: each has a frame in every zone that it spans, and where it has an instance. */
  readonly groups: readonly { readonly key: string; readonly zones: readonly string[] }[]
}

export interface LaneNode {
  readonly kind: 'zone' | 'frame' | 'instance'
  readonly key: string
  readonly rect: Rect
  readonly scale: number
}

export const INSTANCE_SIZE = { width: 286, height: 400 } as const
const EMPTY_LANE_WIDTH = 172
const LANE_HEAD = 34
const LANE_PAD = 12
/** At the left of a lane, where the ways of its requests come down; the name of the zone stands to the right of it. */
export const LANE_GUTTER = 28
export const LANE_GAP = 16
/** Between instances side by side: room for a way down. */
export const COLUMN_GAP = 22
const ROW_GAP = 6
const BLOCK_GAP = 14
/** Above each row of instances: the ways to its instances and how much runs on them. */
export const ROW_HEAD = 32
/** Name and bounds of a group, at scale 1. */
export const GROUP_HEAD = 66
/** Less than the lane's, so that a frame makes no lane wider. */
const FRAME_PAD = 7
/** Where a group has no instance in a zone. */
const EMPTY_FRAME_BODY = 34

/** Instances that stand together: those of a group, or those of none. */
interface Block {
  readonly group: string | null
  readonly ids: readonly string[]
}

export interface Lane {
  readonly zone: string
  readonly blocks: readonly Block[]
}

/** How lanes are filled: instances side by side, and how much larger than natural the heads of groups are. */
export interface LaneForm {
  readonly columns: number
  readonly scale: number
  /** Below each other, each as high as it needs, where there is more height than width: on a phone. */
  readonly isStacked: boolean
}

/** Two nodes may not share a key, and a group has a frame in each of its zones. */
export function frameKey(group: string, zone: string): string {
  return `${group}@${zone}`
}

export function frameOf(key: string): { readonly group: string; readonly zone: string } {
  const at = key.lastIndexOf('@')
  return { group: key.slice(0, at), zone: key.slice(at + 1) }
}

/** Lanes by name; in each the groups by theirs, then the instances of no group. */
export function lanesOf({ zones, instances, groups }: LaneInput): readonly Lane[] {
  const names = [...new Set([...zones, ...instances.map(({ zone }) => zone)])].sort()
  const known = new Set(groups.map(({ key }) => key))
  return names.map((zone) => {
    const here = instances.filter((one) => one.zone === zone)
    const idsOf = (group: string | null) =>
      here.filter((one) => groupOf(one, known) === group).map(({ id }) => id)
    const framed = groups
      .filter((group) => group.zones.includes(zone) || here.some((one) => groupOf(one, known) === group.key))
      .map(({ key }) => ({ group: key, ids: idsOf(key) }))
    const loose = idsOf(null)
    return { zone, blocks: loose.length === 0 ? framed : [...framed, { group: null, ids: loose }] }
  })
}

function groupOf({ group }: LaneInput['instances'][number], known: ReadonlySet<string>): string | null {
  return group !== null && known.has(group) ? group : null
}

/** The most instances that any lane could have side by side. */
export function columnsMost(lanes: readonly Lane[]): number {
  return Math.max(1, ...lanes.flatMap(({ blocks }) => blocks.map(({ ids }) => ids.length)))
}

function laneWidth({ blocks }: Lane, columns: number): number {
  if (blocks.length === 0) return EMPTY_LANE_WIDTH
  const longest = Math.max(1, ...blocks.map(({ ids }) => ids.length))
  const across = Math.min(columns, longest)
  return across * INSTANCE_SIZE.width + (across - 1) * COLUMN_GAP + LANE_GUTTER + LANE_PAD
}

export function lanesWidthOf(
  lanes: readonly Lane[],
  { columns, isStacked }: Pick<LaneForm, 'columns' | 'isStacked'>,
): number {
  const widths = lanes.map((lane) => laneWidth(lane, columns))
  if (isStacked) return Math.max(0, ...widths)
  return widths.reduce((sum, width) => sum + width, 0) + Math.max(0, lanes.length - 1) * LANE_GAP
}

function rowsHeight(count: number, columns: number): number {
  const rows = Math.ceil(count / columns)
  return rows === 0 ? 0 : rows * (ROW_HEAD + INSTANCE_SIZE.height) + (rows - 1) * ROW_GAP
}

function blockHeight({ group, ids }: Block, { columns, scale }: LaneForm): number {
  const rows = rowsHeight(ids.length, columns)
  return group === null ? rows : GROUP_HEAD * scale + (rows || EMPTY_FRAME_BODY * scale) + FRAME_PAD
}

function laneHeight({ blocks }: Lane, form: LaneForm): number {
  const content = blocks.reduce((sum, block) => sum + blockHeight(block, form), 0)
  return content + Math.max(0, blocks.length - 1) * BLOCK_GAP
}

/** Of lanes beside each other: even empty ones have room for one instance. */
export function lanesHeightOf(lanes: readonly Lane[], form: LaneForm): number {
  const tallest = Math.max(ROW_HEAD + INSTANCE_SIZE.height, ...lanes.map((lane) => laneHeight(lane, form)))
  return LANE_HEAD + tallest + LANE_PAD
}

export function placeLanes(lanes: readonly Lane[], form: LaneForm, top: number): LaneNode[] {
  const nodes: LaneNode[] = []
  const common = form.isStacked ? 0 : lanesHeightOf(lanes, form)
  const widest = lanesWidthOf(lanes, form)
  let x = 0
  let y = top
  for (const lane of lanes) {
    const width = form.isStacked ? widest : laneWidth(lane, form.columns)
    const height = form.isStacked ? stackedHeight(lane, form) : common
    nodes.push(...placeLane(lane, { x, y, width, height }, form))
    if (form.isStacked) y += height + LANE_GAP
    else x += width + LANE_GAP
  }
  return nodes
}

function placeLane(lane: Lane, rect: Rect, form: LaneForm): LaneNode[] {
  const nodes: LaneNode[] = [{ kind: 'zone', key: lane.zone, rect, scale: 1 }]
  let y = rect.y + LANE_HEAD
  for (const block of lane.blocks) {
    const height = blockHeight(block, form)
    const place = { x: rect.x + LANE_GUTTER, y, width: rect.width - LANE_GUTTER - LANE_PAD, height }
    nodes.push(...placeBlock(lane.zone, block, place, form))
    y += height + BLOCK_GAP
  }
  return nodes
}

/** An empty one has a line of text. */
const EMPTY_STACKED = 56

function stackedHeight(lane: Lane, form: LaneForm): number {
  return LANE_HEAD + (lane.blocks.length === 0 ? EMPTY_STACKED : laneHeight(lane, form)) + LANE_PAD
}

function placeBlock(
  zone: string,
  { group, ids }: Block,
  { x, y, width, height }: Rect,
  { columns, scale }: LaneForm,
): LaneNode[] {
  const top = group === null ? y : y + GROUP_HEAD * scale
  const instances = ids.map((key, index): LaneNode => {
    const column = index % columns
    const row = Math.floor(index / columns)
    const left = x + column * (INSTANCE_SIZE.width + COLUMN_GAP)
    const above = ROW_HEAD + row * (ROW_HEAD + INSTANCE_SIZE.height + ROW_GAP)
    const rect = { x: left, y: top + above, ...INSTANCE_SIZE }
    return { kind: 'instance', key, rect, scale: 1 }
  })
  if (group === null) return instances
  const rect = { x: x - FRAME_PAD, y, width: width + 2 * FRAME_PAD, height }
  return [{ kind: 'frame', key: frameKey(group, zone), rect, scale }, ...instances]
}
