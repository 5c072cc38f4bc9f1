import type { Arrivals } from '@/lib/traffic/arrivals-types'

/** Views of what has arrivals are sent every second. */
const POINTS_SENT_MAX = 100

/** Arrivals to be edited; null where that is too much to send. */
export function sentArrivals<A extends Arrivals>(arrivals: A): A | null {
  return isSmall(arrivals) ? arrivals : null
}

function isSmall(arrivals: Arrivals): boolean {
  if (arrivals.kind === 'trace') return false
  if (arrivals.kind === 'poisson' || arrivals.kind === 'uniform')
    return arrivals.rate.length <= POINTS_SENT_MAX
  if (arrivals.kind !== 'closed' || typeof arrivals.users === 'number') return true
  return arrivals.users.points.length <= POINTS_SENT_MAX
}
