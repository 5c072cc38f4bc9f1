// What stands above the lanes: each load balancer in a row with who sends to it and the groups that it sends to, the next one beside or
// below it; or from above, as on a phone, all of a kind in a row. Pure.

import {
  LOAD_BALANCER_WIDTH,
  loadBalancerHeight,
  type PlacedKind,
  type PlacedNode,
  type Rect,
  SIBLING_GAP,
  TARGET_GROUP_SIZE,
  USERS_SIZE,
} from './cards'

export interface TierInput {
  /** `lines`: how many lines of listeners and rules the node shows. */
  readonly loadBalancers: readonly { readonly arn: string; readonly lines: number }[]
  readonly targetGroups: readonly { readonly arn: string; readonly loadBalancerArns: readonly string[] }[]
  readonly traffic: readonly { readonly key: string; readonly loadBalancerArn: string }[]
  /** Keys of queues, whose messages go to tasks without a load balancer. */
  readonly queues: readonly string[]
}

/** Long enough for a stream of dots and its rate. */
export const TIER_GAP = 124
/** Between tiers below each other: the rate of the lower one is written in it. */
const ROW_GAP = 30
/** The same from above. */
const STACK_GAP = 58

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

export interface TierSizes {
  readonly tiers: readonly Tier[]
  /** Each tier stands below the one before, and not beside it. */
  readonly isColumn: boolean
  readonly width: number
  readonly height: number
}

export function tierSizes(input: TierInput): TierSizes {
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
  return sized(tiers, false)
}

function sized(tiers: readonly Tier[], isColumn: boolean): TierSizes {
  const widths = tiers.map(({ width }) => width)
  const heights = tiers.map(({ height }) => height)
  const width = isColumn ? Math.max(0, ...widths) : lengthOf(widths, SIBLING_GAP)
  const height = isColumn ? lengthOf(heights, ROW_GAP) : Math.max(0, ...heights)
  return { tiers, isColumn, width, height }
}

/** The same tiers below each other. */
export const asColumn = ({ tiers }: TierSizes): TierSizes => sized(tiers, true)

function lengthOf(parts: readonly number[], gap: number): number {
  return parts.reduce((sum, part) => sum + part, 0) + Math.max(0, parts.length - 1) * gap
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
  return lengthOf(new Array(count).fill(height), SIBLING_GAP)
}

/** The load balancers with what belongs to them, centred at 0; in a column what sends to tasks stands below each other. */
export function placeTop(top: TierSizes): PlacedNode[] {
  const nodes: PlacedNode[] = []
  let x = -top.width / 2
  let y = 0
  for (const tier of top.tiers) {
    if (top.isColumn) {
      nodes.push(...placeTier(tier, top.width / 2 - tier.width, y, tier.height))
      y += tier.height + ROW_GAP
    } else {
      nodes.push(...placeTier(tier, x, y, top.height))
      x += tier.width + SIBLING_GAP
    }
  }
  return nodes
}

/** Each column is centred on the tier, so that a single chain runs on one straight line. */
function placeTier(tier: Tier, x: number, y: number, height: number): PlacedNode[] {
  const column = (
    cards: readonly Pick<PlacedNode, 'kind' | 'key'>[],
    left: number,
    size: Pick<Rect, 'width' | 'height'>,
  ) => {
    const top = y + (height - columnHeight(cards.length, size.height)) / 2
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

interface StackCard {
  readonly kind: PlacedKind
  readonly key: string
  readonly width: number
  readonly height: number
}

/** From the top down: who sends requests, the load balancers, and what sends to tasks. */
export function placeStack(input: TierInput, middle: number): PlacedNode[] {
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
