import { type SimTime, toSeconds } from '@/lib/engine'
import type { Arrivals } from '@/lib/traffic/arrivals-types'

/** What a source asks for just now, requests/s; null when that is not a rate. */
export function targetRps(arrivals: Arrivals, now: SimTime): number | null {
  if (arrivals.kind !== 'poisson' && arrivals.kind !== 'uniform') return null
  const { rate, shape } = arrivals
  let current = 0
  for (const [i, point] of rate.entries()) {
    if (point.at > now) break
    const next = rate[i + 1]
    const share =
      next && shape === 'linear' ? Math.min(1, (now - point.at) / Math.max(1, next.at - point.at)) : 0
    current = point.rps + (next ? share * (next.rps - point.rps) : 0)
  }
  return current
}

export function describeArrivals(arrivals: Arrivals): string {
  switch (arrivals.kind) {
    case 'closed':
      return `${arrivals.users} users, each waiting for an answer before the next request`
    case 'trace':
      return `recorded trace, ${arrivals.counts.length} periods of ${arrivals.periodSeconds} s`
    default: {
      const name = arrivals.kind === 'poisson' ? 'Poisson' : 'evenly spaced'
      const changes =
        arrivals.rate.length > 1
          ? `; the rate is set ${arrivals.rate.length} times, last at ${toSeconds(arrivals.rate.at(-1)?.at ?? (0 as SimTime))} s`
          : ''
      return `${name} arrivals${changes}`
    }
  }
}
