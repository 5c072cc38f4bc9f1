// The same load, so many times as much of it: its shape stays.

import { unreachable } from '@/lib/engine'
import type { Arrivals } from './arrivals-types'

/** Numbers of users and recorded counts are rounded; one user is the least that a number without a curve may be. */
export function scaledArrivals(arrivals: Arrivals, factor: number): Arrivals {
  const times = (value: number) => value * factor
  const whole = (value: number) => Math.round(value * factor)
  switch (arrivals.kind) {
    case 'poisson':
    case 'uniform':
      return { ...arrivals, rate: arrivals.rate.map(({ at, rps }) => ({ at, rps: times(rps) })) }
    case 'sine':
      return { ...arrivals, mean: times(arrivals.mean), amplitude: times(arrivals.amplitude) }
    case 'spike':
      return { ...arrivals, base: times(arrivals.base), peak: times(arrivals.peak) }
    case 'trace':
      return { ...arrivals, counts: arrivals.counts.map(whole) }
    case 'closed': {
      const { users } = arrivals
      if (typeof users === 'number') return { ...arrivals, users: Math.max(1, whole(users)) }
      const points = users.points.map((point) => ({ at: point.at, users: whole(point.users) }))
      return { ...arrivals, users: { ...users, points } }
    }
    default:
      return unreachable(arrivals)
  }
}

/** The most that it asks for at any time: requests per second, users or counts of a period. */
export function highestOf(arrivals: Arrivals): number {
  const most = (values: readonly number[]) => values.reduce((high, value) => Math.max(high, value), 0)
  switch (arrivals.kind) {
    case 'poisson':
    case 'uniform':
      return most(arrivals.rate.map(({ rps }) => rps))
    case 'sine':
      return arrivals.mean + arrivals.amplitude
    case 'spike':
      return most([arrivals.base, arrivals.peak])
    case 'trace':
      return most(arrivals.counts)
    case 'closed': {
      const { users } = arrivals
      return typeof users === 'number' ? users : most(users.points.map((point) => point.users))
    }
    default:
      return unreachable(arrivals)
  }
}

/** Whether what it asks for still changes after an instant. */
export function changesAfter(arrivals: Arrivals, since: number, now: number): boolean {
  switch (arrivals.kind) {
    case 'poisson':
    case 'uniform':
      return (arrivals.rate.at(-1)?.at ?? 0) > now
    case 'sine':
      return arrivals.amplitude > 0
    case 'spike':
      return arrivals.at + arrivals.rise + arrivals.hold + arrivals.decay > now
    case 'trace':
      return since + arrivals.counts.length * arrivals.periodSeconds * 1e6 > now
    case 'closed': {
      const { users } = arrivals
      return typeof users !== 'number' && (users.points.at(-1)?.at ?? 0) > now
    }
    default:
      return unreachable(arrivals)
  }
}
