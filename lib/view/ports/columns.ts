// Where the nodes left of the ports stand: columns by the width there is, each node as high as its bands. Pure.

import type { Stage } from './links'
import type { MapListener } from './listeners'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Columns {
  readonly stages: readonly Stage[]
  /** Left edge and width of each stage that is drawn. */
  readonly places: ReadonlyMap<Stage, { readonly x: number; readonly width: number }>
}

const WIDTHS: Readonly<Record<Exclude<Stage, 'port'>, number>> = {
  client: 72,
  listener: 92,
  rule: 106,
  group: 100,
}
/** Of the space between columns: the last step fans out to many ports. */
const WEIGHTS: Readonly<Record<Exclude<Stage, 'port'>, number>> = {
  client: 1,
  listener: 1,
  rule: 1,
  group: 2.2,
}
const ALL_FROM = 820
const RULES_FROM = 560

/** Fewer columns where there is little room; the way of a port says the rest. */
export function columnsFor(width: number): Columns {
  const left: readonly Exclude<Stage, 'port'>[] =
    width >= ALL_FROM
      ? ['client', 'listener', 'rule', 'group']
      : width >= RULES_FROM
        ? ['rule', 'group']
        : ['group']
  const narrow = width < RULES_FROM ? 0.8 : 1
  const taken = left.reduce((sum, stage) => sum + WIDTHS[stage] * narrow, 0)
  const portWidth = Math.round(Math.min(680, Math.max(width * 0.46, Math.min(400, width - taken - 44))))
  const weight = left.reduce((sum, stage) => sum + WEIGHTS[stage], 0)
  const space = Math.max(0, width - taken - portWidth)
  const places = new Map<Stage, { readonly x: number; readonly width: number }>()
  let x = 0
  for (const stage of left) {
    places.set(stage, { x, width: WIDTHS[stage] * narrow })
    x += WIDTHS[stage] * narrow + (space * WEIGHTS[stage]) / weight
  }
  places.set('port', { x: width - portWidth, width: portWidth })
  return { stages: [...left, 'port'], places }
}

const MIN_HEIGHT: Readonly<Record<Exclude<Stage, 'port'>, number>> = {
  client: 88,
  listener: 48,
  rule: 44,
  group: 84,
}
const GAP = 10
const GAP_BETWEEN_LISTENERS = 14
/** Heights in steps, so that nothing moves because a rate wavers. */
const STEP = 8

export interface ColumnNodes {
  readonly clients: readonly string[]
  readonly listeners: readonly MapListener[]
  readonly groups: readonly string[]
}

export interface Placed {
  readonly boxes: ReadonlyMap<string, Box>
  /** All of them; more than there is room for where there are many rules. */
  readonly height: number
}

/** Rules stand below one another, the others beside what they lead to or come from. */
export function placeNodes(
  nodes: ColumnNodes,
  { places }: Columns,
  options: { readonly height: number; readonly scale: number; readonly rates: ReadonlyMap<string, number> },
): Placed {
  const { rates, scale } = options
  const heightOf = (stage: Exclude<Stage, 'port'>, key: string) =>
    Math.max(MIN_HEIGHT[stage], Math.ceil(((rates.get(key) ?? 0) * scale + 12) / STEP) * STEP)
  const rules = nodes.listeners.flatMap((listener, at) =>
    listener.rules.map((rule, place) => ({
      key: rule.arn,
      height: heightOf('rule', rule.arn),
      before: place > 0 ? GAP : at > 0 ? GAP + GAP_BETWEEN_LISTENERS : 0,
      groups: rule.targetGroupArns,
    })),
  )
  const boxes = new Map<string, Box>()
  const rulesHeight = rules.reduce((sum, { height, before }) => sum + height + before, 0)
  const height = Math.max(options.height, rulesHeight)
  let y = (height - rulesHeight) / 2
  const centers = new Map<string, number>()
  for (const rule of rules) {
    y += rule.before
    centers.set(rule.key, y + rule.height / 2)
    const place = places.get('rule')
    if (place) boxes.set(rule.key, { ...place, y, height: rule.height })
    y += rule.height
  }
  const column = (stage: Exclude<Stage, 'port' | 'rule'>, wishes: readonly (readonly [string, number])[]) => {
    const place = places.get(stage)
    const found = apart(
      wishes.map(([key, center]) => ({ key, center, height: heightOf(stage, key) })),
      height,
    )
    for (const [key, at] of found) {
      centers.set(key, at + heightOf(stage, key) / 2)
      if (place) boxes.set(key, { ...place, y: at, height: heightOf(stage, key) })
    }
  }
  const middle = (keys: readonly string[]) => {
    const known = keys.flatMap((key) => centers.get(key) ?? [])
    return known.length === 0 ? height / 2 : known.reduce((sum, one) => sum + one, 0) / known.length
  }
  column(
    'listener',
    nodes.listeners.map(({ arn, rules: own }) => [arn, middle(own.map((rule) => rule.arn))]),
  )
  column(
    'client',
    nodes.clients.map((key) => [key, middle(nodes.listeners.map(({ arn }) => arn))]),
  )
  column(
    'group',
    nodes.groups.map((key) => [
      key,
      middle(rules.filter(({ groups }) => groups.includes(key)).map((rule) => rule.key)),
    ]),
  )
  return { boxes, height }
}

interface Wish {
  readonly key: string
  readonly center: number
  readonly height: number
}

/** As near to their wishes as their heights allow, in the order of these. */
function apart(wishes: readonly Wish[], height: number): readonly (readonly [key: string, y: number])[] {
  const order = wishes
    .map((wish, index) => ({ ...wish, index }))
    .toSorted((a, b) => a.center - b.center || a.index - b.index)
  const total = order.reduce((sum, one) => sum + one.height + GAP, -GAP)
  const found: (readonly [string, number])[] = []
  let end = 0
  let left = total
  for (const { key, center, height: own } of order) {
    const y = Math.max(end, Math.min(center - own / 2, height - left))
    found.push([key, y])
    end = y + own + GAP
    left -= own + GAP
  }
  return found
}

/** Pixels for one request per second: all columns and the busiest port fit. */
export function scaleFor({
  height,
  total,
  most,
  rowHeight,
  before,
}: {
  readonly height: number
  /** Requests per second of all clients, and of the busiest port. */
  readonly total: number
  readonly most: number
  readonly rowHeight: number
  /** What it was: kept as long as it does, so that bands change their height only with their rates. */
  readonly before: number | null
}): number {
  const wanted = Math.min(
    SCALE_MAX,
    total > 0 ? (height * 0.5) / total : SCALE_MAX,
    most > 0 ? rowHeight / most : SCALE_MAX,
  )
  if (before !== null && before <= wanted && before >= wanted / 2.5) return before
  return 0.8 * wanted
}

const SCALE_MAX = 4
