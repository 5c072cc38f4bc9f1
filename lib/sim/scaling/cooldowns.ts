// Cooldowns of a scalable target, and of the simple policies of a group. One runs at a time.

import { afterSeconds, type SimTime, US_PER_SECOND } from '@/lib/engine'
import type { CooldownSpan } from '@/lib/protocol'
import type { AutoScalingGroup, GroupActivity } from '@/lib/world/records/auto-scaling-groups'
import type { ScalableTarget } from '@/lib/world/records/scaling'
import type { World } from '@/lib/world/world'
import { overlaps, type TimeRange } from './time-range'

/** Each activity of a policy starts a new one. */
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

/**
 * Simple policies wait for the activities of their group to end, and then for the cooldown of the last simple one. While an
 * activity is in progress it ends no earlier than if that were over now.
 */
export function simpleCooldownSpans(
  { state, engine }: World,
  { name, decisions }: AutoScalingGroup,
  range: TimeRange,
): readonly CooldownSpan[] {
  const activities = [...state.groupActivities.values()].filter(({ groupName }) => groupName === name)
  const simple = decisions.flatMap(({ cooldownSeconds, ...decision }) =>
    cooldownSeconds === null ? [] : [{ ...decision, seconds: cooldownSeconds }],
  )
  return simple
    .flatMap(({ at, from, to, seconds }, i): readonly CooldownSpan[] => {
      const next = simple[i + 1]?.at ?? null
      const during = activities.filter(
        ({ startedAt }) => startedAt >= at && (next === null || startedAt < next),
      )
      const direction = to > from ? 'out' : 'in'
      return busySpans({ at, seconds, next, now: engine.now }, during).map((span) => ({
        ...span,
        direction,
        seconds,
      }))
    })
    .filter((span) => span.until > span.from && overlaps(span, range))
}

interface SimpleScaling {
  readonly at: SimTime
  readonly seconds: number
  /** When a simple policy acts again. */
  readonly next: SimTime | null
  readonly now: SimTime
}

/** From each activity to the end of the cooldown after it; what overlaps is one. */
function busySpans(
  { at, seconds, next, now }: SimpleScaling,
  activities: readonly GroupActivity[],
): readonly Pick<CooldownSpan, 'from' | 'until'>[] {
  const spans = [{ from: at, until: afterSeconds(at, seconds) }]
  for (const { startedAt, endedAt } of activities) {
    const until = afterSeconds(endedAt ?? now, seconds)
    const last = spans.at(-1)
    if (last === undefined || startedAt > last.until) spans.push({ from: startedAt, until })
    else if (until > last.until) last.until = until
  }
  return spans.map(({ from, until }) => ({ from, until: next !== null && next < until ? next : until }))
}
