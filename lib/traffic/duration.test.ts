import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine'
import { DURATION_US_MAX, formatDuration, parseDuration } from './duration'

describe('parseDuration', () => {
  it.each([
    ['0s', 0],
    ['90s', 90_000_000],
    ['5m', 300_000_000],
    ['1h30m', 5_400_000_000],
    ['250ms', 250_000],
    ['1.5s', 1_500_000],
    ['7us', 7],
    ['1d', 86_400_000_000],
    [90, 90_000_000],
    [0.25, 250_000],
    [0, 0],
  ])('reads %j', (value, us) => {
    expect(parseDuration(value)).toBe(us)
  })

  it.each([
    '',
    '5',
    'm',
    '-5m',
    '5 m',
    '5x',
    '5m3',
    '1e3s',
    'NaNs',
    '5M',
    '400d',
    '1'.repeat(50),
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])('refuses %j', (value) => {
    expect(parseDuration(value)).toBeNull()
  })

  it('reads back what formatDuration writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DURATION_US_MAX }), (us) => {
        expect(parseDuration(formatDuration(simTime(us)))).toBe(us)
      }),
    )
  })
})
