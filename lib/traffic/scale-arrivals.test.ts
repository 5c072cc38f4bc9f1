import { describe, expect, it } from 'vitest'
import { type SimTime, simTime } from '@/lib/engine'
import type { Arrivals } from './arrivals-types'
import { expectedRps } from './rate-of'
import { changesAfter, highestOf, scaledArrivals } from './scale-arrivals'

const us = (seconds: number): SimTime => simTime(seconds * 1_000_000)

const OPEN: readonly Arrivals[] = [
  {
    kind: 'poisson',
    rate: [
      { at: us(0), rps: 4 },
      { at: us(100), rps: 20 },
    ],
    shape: 'linear',
  },
  { kind: 'uniform', rate: [{ at: us(0), rps: 7 }], shape: 'step' },
  { kind: 'sine', mean: 30, amplitude: 12, period: us(100), phase: us(0) },
  { kind: 'spike', base: 2, peak: 30, at: us(20), rise: us(10), hold: us(30), decay: us(10) },
  { kind: 'trace', counts: [100, 400, 200], periodSeconds: 50 },
]

describe('A load times a factor', () => {
  it.each(OPEN)('has so many times the rate at every instant: $kind', (arrivals) => {
    const scaled = scaledArrivals(arrivals, 2.5)
    for (let second = 0; second < 150; second += 7)
      expect(expectedRps(scaled, 0, us(second))).toBeCloseTo(
        2.5 * (expectedRps(arrivals, 0, us(second)) ?? Number.NaN),
        9,
      )
    expect(highestOf(scaled)).toBeCloseTo(2.5 * highestOf(arrivals), 9)
  })

  it('has so many times the users, in whole numbers', () => {
    expect(scaledArrivals({ kind: 'closed', users: 5, thinkMs: 9 }, 0.5)).toMatchObject({ users: 3 })
    expect(scaledArrivals({ kind: 'closed', users: 1, thinkMs: 9 }, 0.1)).toMatchObject({ users: 1 })
    const points = [
      { at: us(0), users: 0 },
      { at: us(9), users: 8 },
    ]
    const ramp: Arrivals = { kind: 'closed', users: { points, shape: 'linear' }, thinkMs: 9 }
    expect(highestOf(scaledArrivals(ramp, 3))).toBe(24)
  })
})

it.each([
  [OPEN[0], 99, true],
  [OPEN[0], 100, false],
  [OPEN[1], 0, false],
  [OPEN[2], 1_000_000, true],
  [OPEN[3], 69, true],
  [OPEN[3], 70, false],
  [OPEN[4], 149, true],
  [OPEN[4], 150, false],
] as const)('a load changes until its last point: %j after %d s', (arrivals, second, changes) => {
  expect(arrivals && changesAfter(arrivals, 0, us(second))).toBe(changes)
})
