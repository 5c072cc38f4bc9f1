// Cooldowns of a scalable target. One runs at a time: the one that its last scaling activity started.
// Application Auto Scaling guide, target-tracking-scaling-policy-overview and step-scaling-policy-overview ("Cooldown period").

import type { SimTime } from '@/lib/engine'
import type { ScalingDirection } from './vocabulary'

export interface Cooldown {
  readonly direction: ScalingDirection
  readonly policyName: string
  readonly until: SimTime
  /** Capacity before the first of the scale-outs that follow one another within their cooldowns. */
  readonly from: number
}

export function isCooling(cooldown: Cooldown | null, now: SimTime): cooldown is Cooldown {
  return cooldown !== null && now < cooldown.until
}

/**
 * Where a scale-out goes while the cooldown of another lasts: what that one has added counts as part of what this one wants
 * to add, so that only a larger one does more. `+2`, then `+3` within the cooldown, adds 1.
 */
export function scaleOutWithin(
  cooldown: Cooldown,
  { running, needed }: { running: number; needed: number },
): number {
  return cooldown.from + Math.max(0, needed - running)
}

export interface Activity {
  readonly direction: ScalingDirection
  readonly policyName: string
  readonly from: number
  readonly now: SimTime
  readonly until: SimTime
}

/** The cooldown that an activity starts. A scale-out ends the cooldown of a scale-in before its time. */
export function cooldownAfter(before: Cooldown | null, activity: Activity): Cooldown {
  const { direction, policyName, now, until } = activity
  const continues = direction === 'out' && isCooling(before, now) && before.direction === 'out'
  return { direction, policyName, until, from: continues ? before.from : activity.from }
}
