import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStreams, simTime, US_PER_SECOND } from '@/lib/engine'
import { openArrivals } from './arrivals'
import type { OpenArrivals, Sine, Spike } from './arrivals-types'
import { curveOf, expectedRps, rateOf } from './rate-of'

const DAY_S = 86_400
const us = (seconds: number) => simTime(Math.round(seconds * US_PER_SECOND))

const wave = (given: Partial<Sine>): Sine => ({
  kind: 'sine',
  mean: 100,
  amplitude: 80,
  period: us(DAY_S),
  phase: us(10 * 3600),
  ...given,
})
const spike = (given: Partial<Spike>): Spike => ({
  kind: 'spike',
  base: 20,
  peak: 400,
  at: us(600),
  rise: us(30),
  hold: us(300),
  decay: us(600),
  ...given,
})

const sines = fc
  .record({
    mean: fc.double({ min: 0.01, max: 5_000, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    period: fc.integer({ min: 1, max: 366 * DAY_S }),
    phase: fc.integer({ min: 0, max: 366 * DAY_S }),
  })
  .map(({ mean, share, period, phase }) =>
    wave({ mean, amplitude: mean * share, period: us(period), phase: us(phase) }),
  )
const spikes = fc
  .record({
    base: fc.integer({ min: 0, max: 100 }),
    peak: fc.integer({ min: 0, max: 5_000 }),
    at: fc.integer({ min: 0, max: 3_600 }),
    rise: fc.integer({ min: 0, max: 600 }),
    hold: fc.integer({ min: 0, max: 3_600 }),
    decay: fc.integer({ min: 0, max: 3_600 }),
  })
  .map(({ at, rise, hold, decay, ...rates }) =>
    spike({ ...rates, at: us(at), rise: us(rise), hold: us(hold), decay: us(decay) }),
  )

describe('Every rate', () => {
  it('has an integral that its inverse undoes', () => {
    fc.assert(
      fc.property(
        fc.oneof(sines, spikes),
        fc.integer({ min: 0, max: 30 * DAY_S }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        (arrivals, from, mass) => {
          const curve = curveOf(arrivals)
          const to = curve.after(us(from), mass)
          if (to === Number.POSITIVE_INFINITY) return
          expect(to).toBeGreaterThanOrEqual(us(from))
          // The clock has a resolution: at 2⁵⁰ µs a step is a quarter of a microsecond.
          const resolution = (curve.at(to) * (1 + to * 2 ** -50)) / US_PER_SECOND
          expect(Math.abs(curve.area(us(from), to) - mass)).toBeLessThan(mass * 1e-9 + resolution)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('has an integral that agrees with its values (Simpson)', () => {
    const trace = { kind: 'trace', counts: [30, 0, 90, 12], periodSeconds: 200 } as const
    for (const arrivals of [
      wave({ period: us(900) }),
      spike({}),
      spike({ rise: us(0), decay: us(0) }),
      trace,
    ]) {
      const rate = rateOf(arrivals, 0)
      const [from, to, steps] = [us(50), us(1_850), 36_000]
      const width = (to - from) / steps
      let area = 0
      for (let i = 0; i < steps; i++) {
        const at = from + i * width
        area += (rate.at(at) + 4 * rate.at(at + width / 2) + rate.at(at + width)) / 6
      }
      expect(((area * width) / US_PER_SECOND / rate.area(from, to)).toFixed(4)).toBe('1.0000')
    }
  })
})

describe('A sine', () => {
  it('passes its mean on the way up at its phase and peaks a quarter of a period later', () => {
    const at = (hours: number) => rateOf(wave({}), 0).at(us(hours * 3_600))
    expect([10, 16, 22, 28, 24 * 13 + 16].map(at)).toEqual([100, 180, 100, 20, 180])
  })

  it('that touches nothing still brings everybody of the next day', () => {
    const curve = curveOf(wave({ mean: 1, amplitude: 1, phase: us(0) }))
    expect(curve.after(us(0.75 * DAY_S), DAY_S) / us(1.75 * DAY_S)).toBeCloseTo(1, 12)
    expect(curveOf(wave({ mean: 0, amplitude: 0 })).after(0, 1)).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('A flash crowd', () => {
  it('rises, stays and goes', () => {
    const at = (seconds: number) => rateOf(spike({}), 0).at(us(seconds))
    expect([0, 600, 615, 630, 930, 1_230, 1_530, 9_999].map(at)).toEqual([20, 20, 210, 400, 400, 210, 20, 20])
  })

  it('may come at once, even at the start', () => {
    const at = (seconds: number) => rateOf(spike({ at: us(0), rise: us(0), decay: us(0) }), 0).at(us(seconds))
    expect([0.001, 299, 301].map(at)).toEqual([400, 400, 20])
  })
})

it('Over two weeks nothing drifts: every day of arrivals is a Poisson count of its own integral', () => {
  const sources: readonly OpenArrivals[] = [
    wave({ mean: 0.5, amplitude: 0.4 }),
    { kind: 'uniform', rate: [{ at: us(0), rps: 0.3 }], shape: 'step' },
  ]
  for (const arrivals of sources) {
    const process = openArrivals(arrivals, 0, new RandomStreams(4).stream('arrivals'))
    const days = new Array<number>(14).fill(0)
    for (let at = process.next(); at < us(14 * DAY_S); at = process.next()) {
      const day = Math.floor(at / us(DAY_S))
      days[day] = (days[day] as number) + 1
    }
    days.forEach((count, day) => {
      const mean = rateOf(arrivals, 0).area(us(day * DAY_S), us((day + 1) * DAY_S))
      const tolerance = arrivals.kind === 'uniform' ? 1 : 4 * Math.sqrt(mean)
      expect(Math.abs(count - mean)).toBeLessThanOrEqual(tolerance)
    })
  }
})

it('What a source asks for now is its rate; a recorded load begins with its source, and users have no rate', () => {
  const trace = { kind: 'trace', counts: [30, 60], periodSeconds: 10 } as const
  expect([99, 100, 110, 120].map((at) => expectedRps(trace, us(100), us(at)))).toEqual([0, 3, 6, 0])
  expect(expectedRps({ kind: 'closed', users: 3, thinkMs: 0 }, us(0), us(5))).toBeNull()
  expect(expectedRps(spike({}), us(0), us(630))).toBe(400)
})
