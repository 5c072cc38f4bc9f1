// Where it is written how many requests a second run on a way, and how many do. Pure.

import type { InstanceView, TargetGroupView, TaskView, TrafficView } from '@/lib/protocol'
import { rectOf } from './anchors'
import { type CanvasLayout, TIER_GAP } from './canvas'
import { tasksOn } from './tasks-on'

/** The lower edge of a text at `x`, in canvas units. */
export interface RateSpot {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly align: 'left' | 'center' | 'right'
  readonly perSecond: number
}

/** Of the text over its way. */
const ABOVE_WAY = 9
/** Below the text are the ways to other instances of the row. */
const ABOVE_INSTANCE = 9
const ZONE_LINE = 33
const ZONE_PAD = 14

/** To the right of the users, and to the left of the target groups; on a straight way in the middle between the cards. */
export function upperRates(
  layout: CanvasLayout,
  traffic: readonly TrafficView[],
  groups: readonly TargetGroupView[],
): readonly RateSpot[] {
  const spot = (key: string, other: string | null, side: 'left' | 'right', perSecond: number) => {
    const card = layout.byKey.get(key)
    const next = rectOf(layout, other)
    if (card === undefined || next === null) return []
    const { x, y, width, height } = card.rect
    const level = y + height / 2
    const part = level === next.y + next.height / 2 ? 0.5 : 0.25
    const away = TIER_GAP * card.scale * part
    const at = { x: side === 'right' ? x + width + away : x - away, y: level - ABOVE_WAY * card.scale }
    return [{ key, ...at, align: 'center' as const, perSecond }]
  }
  return [
    ...traffic.flatMap(({ key, loadBalancerArn, rps }) => spot(key, loadBalancerArn, 'right', rps)),
    ...groups.flatMap(({ key, loadBalancerArns, requestsPerSecond }) =>
      spot(key, loadBalancerArns[0] ?? null, 'left', requestsPerSecond),
    ),
  ]
}

/** Above each instance to which requests are sent. */
export function instanceRates(
  layout: CanvasLayout,
  instances: readonly InstanceView[],
  tasks: readonly TaskView[],
): readonly RateSpot[] {
  return instances.flatMap(({ key, requestsPerSecond }): readonly RateSpot[] => {
    const rect = rectOf(layout, key)
    if (rect === null || !isTarget(tasks, key)) return []
    return [{ key, x: rect.x + 2, y: rect.y - ABOVE_INSTANCE, align: 'left', perSecond: requestsPerSecond }]
  })
}

/** For each zone with such an instance, at the right end of its head. */
export function zoneRates(
  layout: CanvasLayout,
  instances: readonly InstanceView[],
  tasks: readonly TaskView[],
): readonly RateSpot[] {
  const sums = new Map<string, number>()
  for (const { key, zone, requestsPerSecond } of instances)
    if (isTarget(tasks, key)) sums.set(zone, (sums.get(zone) ?? 0) + requestsPerSecond)
  return [...sums].flatMap(([key, perSecond]): readonly RateSpot[] => {
    const rect = rectOf(layout, key)
    if (rect === null) return []
    return [{ key, x: rect.x + rect.width - ZONE_PAD, y: rect.y + ZONE_LINE, align: 'right', perSecond }]
  })
}

function isTarget(tasks: readonly TaskView[], instanceId: string): boolean {
  return tasksOn(tasks, instanceId).some(({ targets }) => targets.length > 0)
}
