// Instances that warm up, as bars: as long as one stands, those who wait for them do not count them.

import type { WarmUpSpan, WarmUpTrack } from '@/lib/protocol'
import { plural } from '../describe/format'
import { type Axis, spanOn } from './axis'
import { labelIn } from './bar-label'
import { holds, type Part } from './picture'

export const WARM_UP_LANE = { height: 24, top: 5, bar: 14 } as const

export interface DrawnWarmUp {
  readonly span: WarmUpSpan
  readonly x: number
  readonly width: number
  /** Inside the bar; null where it has no room. */
  readonly label: string | null
  readonly isForecast: boolean
}

export function warmUpLane(axis: Axis, track: WarmUpTrack, parts: readonly Part[]): readonly DrawnWarmUp[] {
  return warmUpsOf(track, parts).flatMap(({ span, isForecast }): readonly DrawnWarmUp[] => {
    const placed = spanOn(axis, span, [span.from, axis.to])
    if (placed === null) return []
    return [{ span, ...placed, label: labelIn(placed, plural(span.instances, 'instance')), isForecast }]
  })
}

export interface WarmUp {
  readonly span: WarmUpSpan
  readonly isForecast: boolean
}

/** What has begun, and of the forecast what will: where instances that are to come lengthen it, the rest of it is forecast. */
export function warmUpsOf(track: WarmUpTrack, parts: readonly Part[]): readonly WarmUp[] {
  const begun = new Map<number, WarmUpSpan>()
  return parts.flatMap((part) => {
    const { isForecast } = part
    const same = part.history.warmUps.find((one) => isSame(one, track))
    return (same?.spans ?? []).flatMap((span): readonly WarmUp[] => {
      const before = begun.get(span.from)
      if (before !== undefined)
        return span.until > before.until ? [{ span: { ...span, from: before.until }, isForecast }] : []
      if (!holds(part, span.from)) return []
      begun.set(span.from, span)
      return [{ span, isForecast }]
    })
  })
}

function isSame(a: WarmUpTrack, b: WarmUpTrack): boolean {
  return a.seconds === b.seconds && a.policyNames.join() === b.policyNames.join()
}
