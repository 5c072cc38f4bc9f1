// Cooldowns of a scalable target. One runs at a time, and each activity of a policy starts a new one.

import { type SimTime, US_PER_SECOND } from '@/lib/engine'
import type { CooldownSpan } from '@/lib/protocol'
import type { ScalableTarget } from '@/lib/world/records/scaling'
import type { World } from '@/lib/world/world'
import { overlaps, type TimeRange } from './time-range'

export function cooldownSpans(
  { state }: World,
  { resourceId }: ScalableTarget,
  range: TimeRange,
): readonly CooldownSpan[] {
  const started = [...state.scalingActivities.values()].flatMap((activity) => {
    const { cooldownUntil, desiredCount, startedAt } = activity
    if (activity.resourceId !== resourceId || cooldownUntil === null || desiredCount === null) return []
    return [{ from: startedAt, until: cooldownUntil, isOut: desiredCount.to > desiredCount.from }]
  })
  return started
    .map(({ from, until, isOut }, i): CooldownSpan => {
      const next = started[i + 1]?.from ?? until
      return {
        from,
        until: Math.min(until, next) as SimTime,
        direction: isOut ? 'out' : 'in',
        seconds: (until - from) / US_PER_SECOND,
      }
    })
    .filter((span) => span.until > span.from && overlaps(span, range))
}
