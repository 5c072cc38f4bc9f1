// Arrivals in a few words, for the log and the screen.

import { counted } from '@/lib/aws/counted'
import { toSeconds, unreachable } from '@/lib/engine'
import type { Arrivals } from './arrivals-types'
import { formatDuration } from './duration'

/** What arrives. */
export type Arriving = 'requests' | 'messages'

/** How much it is: `120 requests/s`, `50 users`. */
export function describeArrivals(arrivals: Arrivals, things: Arriving = 'requests'): string {
  const unit = `${things}/s`
  switch (arrivals.kind) {
    case 'poisson':
    case 'uniform':
      return range(
        arrivals.rate.map(({ rps }) => rps),
        unit,
      )
    case 'sine': {
      const { mean, amplitude, period } = arrivals
      return `${range([mean - amplitude, mean + amplitude], unit)}, up and down every ${formatDuration(period)}`
    }
    case 'spike': {
      const { base, peak, at, hold } = arrivals
      return `${base} ${unit}, from ${formatDuration(at)} a peak of ${peak} ${unit} for ${formatDuration(hold)}`
    }
    case 'closed': {
      const { users } = arrivals
      if (typeof users === 'number') return counted(users, 'user')
      return range(
        users.points.map((point) => point.users),
        'users',
      )
    }
    case 'trace':
      return `a recorded load of ${counted(arrivals.counts.length, 'period')} of ${arrivals.periodSeconds} s`
    default:
      return unreachable(arrivals)
  }
}

/** What kind of load it is. */
export function describePattern(arrivals: Arrivals, things: Arriving = 'requests'): string {
  switch (arrivals.kind) {
    case 'poisson':
    case 'uniform': {
      const { kind, rate } = arrivals
      const name = kind === 'poisson' ? 'Poisson' : 'evenly spaced'
      const last = rate.at(-1)
      if (rate.length < 2 || last === undefined) return `${name} arrivals`
      return `${name} arrivals; ${rate.length} rates, the last from ${toSeconds(last.at)} s on`
    }
    case 'sine':
    case 'spike':
      return `Poisson arrivals; ${describeArrivals(arrivals, things)}`
    case 'closed':
      return `${describeArrivals(arrivals, things)}, each waiting for a response before the next request`
    case 'trace':
      return `recorded trace, ${counted(arrivals.counts.length, 'period')} of ${arrivals.periodSeconds} s`
    default:
      return unreachable(arrivals)
  }
}

function range(values: readonly number[], unit: string): string {
  const low = values.reduce((least, value) => Math.min(least, value))
  const high = values.reduce((most, value) => Math.max(most, value))
  return low === high ? `${high} ${unit}` : `${low} to ${high} ${unit}`
}
