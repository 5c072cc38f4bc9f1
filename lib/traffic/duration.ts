// Times as people write them in scenario files (`5m`, `1h30m`, `250ms`, or a plain number of seconds), and durations of an
// image or a user drawn from their distributions.

import type { Duration } from '@/lib/aws/image-behavior'
import { type RandomStream, type SimTime, simTime, unreachable } from '@/lib/engine'

const UNIT_US = {
  us: 1,
  ms: 1_000,
  s: 1_000_000,
  m: 60_000_000,
  h: 3_600_000_000,
  d: 86_400_000_000,
} as const
type Unit = keyof typeof UNIT_US

/** One or more numbers with a unit each. Every part starts with a digit and ends with a letter, so nothing backtracks. */
export const DURATION_PATTERN = /^(?:\d{1,9}(?:\.\d{1,6})?(?:us|ms|s|m|h|d))+$/

/** Longest time that a scenario may name: 366 days. */
export const DURATION_US_MAX = 366 * UNIT_US.d

const DURATION_TEXT_LENGTH_MAX = 40

/**
 * Microseconds since the start, or null when it is no duration.
 *
 * @example parseDuration('1h30m') // 5_400_000_000
 */
export function parseDuration(value: string | number): SimTime | null {
  const us = typeof value === 'number' ? value * UNIT_US.s : parseText(value)
  return us >= 0 && us <= DURATION_US_MAX ? simTime(Math.round(us)) : null
}

function parseText(text: string): number {
  if (text.length > DURATION_TEXT_LENGTH_MAX || !DURATION_PATTERN.test(text)) return Number.NaN
  let us = 0
  for (const [, amount, unit] of text.matchAll(/([\d.]+)([a-z]+)/g))
    us += Number(amount) * UNIT_US[unit as Unit]
  return us
}

/** The shortest text that `parseDuration` reads back: `1h30m`, `250ms`, `0s`. */
export function formatDuration(time: number): string {
  if (time === 0) return '0s'
  let rest = Math.round(time)
  let text = ''
  for (const unit of ['d', 'h', 'm', 's', 'ms', 'us'] as const) {
    const amount = Math.floor(rest / UNIT_US[unit])
    if (amount > 0) text += `${amount}${unit}`
    rest -= amount * UNIT_US[unit]
  }
  return text
}

/** One value in ms. A constant draws nothing, so that making a time constant shifts no other draw of the stream. */
export function drawMs(duration: Duration, stream: RandomStream): number {
  if (typeof duration === 'number') return duration
  if ('exponential' in duration) return stream.exponential(duration.exponential)
  if ('lognormal' in duration) return stream.lognormal(duration.lognormal.mean, duration.lognormal.sigma)
  if ('uniform' in duration) {
    const [from, to] = duration.uniform
    return from + (to - from) * stream.uniform()
  }
  return unreachable(duration)
}

/** Mean in ms. */
export function meanMs(duration: Duration): number {
  if (typeof duration === 'number') return duration
  if ('exponential' in duration) return duration.exponential
  if ('lognormal' in duration) return duration.lognormal.mean
  if ('uniform' in duration) return (duration.uniform[0] + duration.uniform[1]) / 2
  return unreachable(duration)
}
