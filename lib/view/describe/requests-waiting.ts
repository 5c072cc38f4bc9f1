import type { TrafficView } from '@/lib/protocol'

/** Fewer wait in any run. */
const WAITING_LEAST = 50

/** Requests that wait, when they are so many that nothing seems to move: more than two seconds' worth; else null. */
export function requestsWaiting(
  inFlight: number,
  traffic: readonly Pick<TrafficView, 'rps'>[],
): number | null {
  const rps = traffic.reduce((sum, source) => sum + source.rps, 0)
  return inFlight >= WAITING_LEAST && inFlight > 2 * rps ? inFlight : null
}
