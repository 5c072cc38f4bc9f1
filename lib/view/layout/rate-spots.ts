// Where it is written how many requests or messages a second run on a way, and how many do. Pure.

import type { InstanceView, QueueView, TargetGroupView, TaskView, TrafficView } from '@/lib/protocol'
import { rectOf } from './anchors'
import type { CanvasLayout } from './canvas'
import type { Point, Rect } from './cards'
import { STREAM_WIDTH } from './stream'
import { tasksOn } from './tasks-on'
import { TIER_GAP } from './tiers'
import { waysOf } from './ways'
import { isSentTo } from './workers'

/** The lower edge of a text at `x`, in canvas units. */
export interface RateSpot {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly align: 'left' | 'center' | 'right'
  readonly perSecond: number
}

/** Of a text over the way of messages, and over the stream of requests. */
const ABOVE_WAY = 9
const ABOVE_STREAM = STREAM_WIDTH / 2 + 3
/** Below the text are the ways to other instances of the row. */
const ABOVE_INSTANCE = 9
/** Of a text beside a way or a stream, and of its lower edge below the card out of which the way comes. */
const BESIDE_WAY = 7
const BESIDE_STREAM = STREAM_WIDTH / 2 + 5
const BELOW_CARD = 22
const BESIDE_CARD = 4
/** Of a text beside a stream down, above the card that it leads into. */
const STACK_TEXT = 18
const ZONE_LINE = 46
const ZONE_PAD = 14

/** To the right of the users, and to the left of the target groups: on a straight way in the middle between the cards, else close to its card, as half-way there the stream turns. */
export function upperRates(
  layout: CanvasLayout,
  traffic: readonly TrafficView[],
  groups: readonly TargetGroupView[],
): readonly RateSpot[] {
  const spot = (
    key: string,
    other: string | null,
    side: 'left' | 'right',
    perSecond: number,
  ): readonly RateSpot[] => {
    const card = layout.byKey.get(key)
    const next = rectOf(layout, other)
    if (card === undefined || next === null) return []
    const { x, y, width, height } = card.rect
    if (layout.form === 'tall')
      return [{ key, ...besideWayDown(side === 'right' ? next : card.rect), align: 'left', perSecond }]
    const level = y + height / 2
    const isStraight = level === next.y + next.height / 2
    const away = (isStraight ? TIER_GAP / 2 : BESIDE_CARD) * card.scale
    const at = { x: side === 'right' ? x + width + away : x - away, y: level - ABOVE_STREAM * card.scale }
    const align = isStraight ? 'center' : side === 'right' ? 'left' : 'right'
    return [{ key, ...at, align, perSecond }]
  }
  return [
    ...traffic.flatMap(({ key, loadBalancerArn, rps }) => spot(key, loadBalancerArn, 'right', rps)),
    ...groups.flatMap(({ key, loadBalancerArns, requestsPerSecond }) =>
      spot(key, loadBalancerArns[0] ?? null, 'left', requestsPerSecond),
    ),
  ]
}

/** Where one card stands under the other: to the right of the way, above the card that it leads into. */
function besideWayDown(lower: Rect): Point {
  return { x: lower.x + lower.width / 2 + BESIDE_STREAM, y: lower.y - STACK_TEXT }
}

/** Below each queue whose way comes out there, or to its right beside that way. */
export function queueRates(layout: CanvasLayout, queues: readonly QueueView[]): readonly RateSpot[] {
  const ways = waysOf(layout)
  return queues.flatMap(({ key, receivedPerSecond }): readonly RateSpot[] => {
    const card = layout.byKey.get(key)
    const [first, second] = ways.exitOf(key)
    if (card === undefined || first === undefined || second === undefined) return []
    const beside = { x: second.x + BESIDE_WAY * card.scale, align: 'left' as const }
    const y = first.x === second.x ? first.y + BELOW_CARD * card.scale : first.y - ABOVE_WAY * card.scale
    return [{ key, ...beside, y, perSecond: receivedPerSecond }]
  })
}

/** Above each instance to which something is sent. */
export function instanceRates(
  layout: CanvasLayout,
  instances: readonly InstanceView[],
  isSent: (instanceId: string) => boolean,
): readonly RateSpot[] {
  return instances.flatMap(({ key, requestsPerSecond }): readonly RateSpot[] => {
    const rect = rectOf(layout, key)
    if (rect === null || !isSent(key)) return []
    return [{ key, x: rect.x + 2, y: rect.y - ABOVE_INSTANCE, align: 'left', perSecond: requestsPerSecond }]
  })
}

/** For each zone with such an instance, at the right end of its head. */
export function zoneRates(
  layout: CanvasLayout,
  instances: readonly InstanceView[],
  isSent: (instanceId: string) => boolean,
): readonly RateSpot[] {
  const sums = new Map<string, number>()
  for (const { key, zone, requestsPerSecond } of instances)
    if (isSent(key)) sums.set(zone, (sums.get(zone) ?? 0) + requestsPerSecond)
  return [...sums].flatMap(([key, perSecond]): readonly RateSpot[] => {
    const rect = rectOf(layout, key)
    if (rect === null) return []
    return [{ key, x: rect.x + rect.width - ZONE_PAD, y: rect.y + ZONE_LINE, align: 'right', perSecond }]
  })
}

/** Whether requests or messages are sent to a task on an instance. */
export function sentTo(
  tasks: readonly TaskView[],
  queues: readonly QueueView[],
): (instanceId: string) => boolean {
  return (instanceId) => tasksOn(tasks, instanceId).some((task) => isSentTo(task, queues))
}
