// How often a desired count goes to and fro.

import { type SimTime, US_PER_SECOND } from '@/lib/engine'
import type { DesiredMeter } from '../records/meters'

/** A change against the one before counts as an oscillation when no more time lies between them. */
export const OSCILLATION_WINDOW_SECONDS = 900

export function beginDesired(desired: number, now: SimTime): DesiredMeter {
  return { desired, direction: 0, changedAt: now, scaleOuts: 0, scaleIns: 0, reversals: 0 }
}

export function noteDesired(meter: DesiredMeter, desired: number, now: SimTime): void {
  if (desired === meter.desired) return
  const direction = desired > meter.desired ? 1 : -1
  if (direction > 0) meter.scaleOuts++
  else meter.scaleIns++
  const isSoon = now - meter.changedAt <= OSCILLATION_WINDOW_SECONDS * US_PER_SECOND
  if (direction === -meter.direction && isSoon) meter.reversals++
  meter.desired = desired
  meter.direction = direction
  meter.changedAt = now
}
