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
 * What a scale-out starts from: while the cooldown of another lasts, from the capacity before that one, so that what it has added
 * counts as part of what this one wants to add. `+2`, then `+3` within the cooldown, adds 1.
 */
export function scaleOutBase(cooldown: Cooldown | null, running: number, now: SimTime): number {
  return isCooling(cooldown, now) && cooldown.direction === 'out' ? cooldown.from : running
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
