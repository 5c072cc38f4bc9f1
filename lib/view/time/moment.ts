// Moments of a run as charts and the time strip have them, in seconds with fractions.

import { type SimTime, simTime, US_PER_SECOND } from '@/lib/engine/time'

export type Moment = SimTime

/** The moment of a run at so many seconds; before the start there is none. */
export function momentAt(seconds: number): Moment {
  return simTime(Math.round(Math.max(0, seconds) * US_PER_SECOND))
}

export function secondsOf(time: number): number {
  return time / US_PER_SECOND
}
