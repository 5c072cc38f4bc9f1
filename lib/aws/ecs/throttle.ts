// The service throttle: tasks that again and again stop before they reach RUNNING are retried at growing intervals, for
// ever. ECS guide, service-throttle-logic, which gives the longest pause but not how it grows.

import { THROTTLE_SECONDS_MAX } from '@/lib/aws/limits'

/** Assumption (MODEL.md#throttle): the pause after the first round of failures, seconds; each further round doubles it. */
export const THROTTLE_FIRST_SECONDS = 10

/** Assumption (MODEL.md#throttle): rounds of failures after which the service says that it cannot start tasks. */
export const THROTTLE_ROUNDS_ANNOUNCED = 3

export interface Throttle {
  /** Seconds until the scheduler tries again; 0 when it need not wait. */
  readonly delaySeconds: number
  /** Whether `is unable to consistently start tasks successfully.` is due. */
  readonly announced: boolean
}

/**
 * How long to wait after `failedStarts` tasks in a row that never reached RUNNING. A round is as many failures as the
 * service wants tasks, because a service of ten that fails once fails ten times at once. 10 s, 20 s, 40 s, … 27 min.
 */
export function throttle(input: { readonly failedStarts: number; readonly desiredCount: number }): Throttle {
  const rounds = Math.ceil(input.failedStarts / Math.max(1, input.desiredCount))
  let delaySeconds = rounds > 0 ? THROTTLE_FIRST_SECONDS : 0
  for (let round = 1; round < rounds && delaySeconds < THROTTLE_SECONDS_MAX; round++) delaySeconds *= 2
  return {
    delaySeconds: Math.min(delaySeconds, THROTTLE_SECONDS_MAX),
    announced: rounds >= THROTTLE_ROUNDS_ANNOUNCED,
  }
}
