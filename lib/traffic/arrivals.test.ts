import { describe, expect, it } from 'vitest'
import { RandomStreams, type SimTime, simTime, US_PER_SECOND } from '@/lib/engine'
import { chiSquaredFit, kolmogorovFit } from '@/lib/stats/goodness-of-fit'
import { type ArrivalProcess, openArrivals } from './arrivals'
import type { OpenArrivals, RatePoint } from './arrivals-types'
import { RateCurve } from './rate-curve'
import { rateOf } from './rate-of'
import { RequestMix } from './request-mix'

const seconds = (s: number): SimTime => simTime(Math.round(s * US_PER_SECOND))
const points = (...list: readonly [at: number, rps: number][]): RatePoint[] =>
  list.map(([at, rps]) => ({ at: seconds(at), rps }))

function arrivalsOf(arrivals: OpenArrivals, seed = 1): ArrivalProcess {
  return openArrivals(arrivals, 0, new RandomStreams(seed).stream('arrivals'))
}

/** All arrivals before `end` seconds, in seconds. */
function until(process: ArrivalProcess, end: number): number[] {
  const times: number[] = []
  for (let at = process.next(); at < end * US_PER_SECOND; at = process.next()) times.push(at / US_PER_SECOND)
  return times
}

function inBins(times: readonly number[], width: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0)
  for (const time of times) counts[Math.floor(time / width)] = (counts[Math.floor(time / width)] ?? 0) + 1
  return counts
}

/** A fit that is worse than this by chance comes once in a thousand seeds, and the seeds are fixed. */
const P_MIN = 0.001

describe('Poisson arrivals', () => {
  it('have counts a second that fit the Poisson distribution', () => {
    const rps = 5
    const total = 20_000
    const counts = inBins(
      until(arrivalsOf({ kind: 'poisson', rate: points([0, rps]), shape: 'step' }), total),
      1,
      total,
    )
    const last = 13
    const seen = new Array<number>(last + 1).fill(0)
    for (const count of counts) seen[Math.min(last, count)] = (seen[Math.min(last, count)] ?? 0) + 1
    const expected: number[] = []
    let p = Math.exp(-rps)
    let tail = 1
    for (let k = 0; k < last; k++) {
      expected.push(p * total)
      tail -= p
      p *= rps / (k + 1)
    }
    expected.push(tail * total)
    expect(chiSquaredFit(seen, expected, { fitted: 1 }).p).toBeGreaterThan(P_MIN)
  })

  it('have exponential gaps (Kolmogorov and Smirnov)', () => {
    const times = until(arrivalsOf({ kind: 'poisson', rate: points([0, 100]), shape: 'step' }), 200)
    const gaps = times.map((time, i) => time - (times[i - 1] ?? 0))
    expect(kolmogorovFit(gaps, (gap) => 1 - Math.exp(-100 * gap)).p).toBeGreaterThan(P_MIN)
  })

  it('follow a rate that varies: the integral of the rate up to each arrival is a unit Poisson process', () => {
    const shape = 'linear'
    const rate = points([0, 0], [100, 50], [150, 50], [200, 5])
    const times = until(arrivalsOf({ kind: 'poisson', rate, shape }, 7), 200)
    const area = 0.5 * 100 * 50 + 50 * 50 + 50 * 27.5
    expect(Math.abs(times.length - area)).toBeLessThan(4 * Math.sqrt(area))
    const counts = inBins(times, 10, 20)
    const expected = counts.map((_, i) => {
      const middle = 10 * i + 5
      const rps = middle < 100 ? middle / 2 : middle < 150 ? 50 : 50 - (45 * (middle - 150)) / 50
      return rps * 10
    })
    expect(chiSquaredFit(counts, expected).p).toBeGreaterThan(P_MIN)
  })

  const waves: readonly OpenArrivals[] = [
    { kind: 'sine', mean: 4, amplitude: 4, period: seconds(600), phase: seconds(77) },
    {
      kind: 'spike',
      base: 1,
      peak: 30,
      at: seconds(500),
      rise: seconds(100),
      hold: seconds(50),
      decay: seconds(300),
    },
    { kind: 'poisson', rate: points([0, 1], [900, 8], [1_000, 0.5]), shape: 'step' },
  ]
  it.each(waves)(
    'of a $kind have exponential gaps in terms of its integral, whatever the rate',
    (arrivals) => {
      const times = until(arrivalsOf(arrivals, 5), 3_000)
      const rate = rateOf(arrivals, 0)
      const gaps = times.map((time, i) => rate.area(seconds(times[i - 1] ?? 0), seconds(time)))
      expect(gaps.length).toBeGreaterThan(2_000)
      expect(kolmogorovFit(gaps, (gap) => 1 - Math.exp(-gap)).p).toBeGreaterThan(P_MIN)
    },
  )
})

describe('A rate', () => {
  it('of points with steps holds each until the next', () => {
    const curve = new RateCurve(points([10, 4], [20, 0], [30, 2]), 'step')
    expect([0, 10, 19, 20, 29, 30, 99].map((s) => curve.at(seconds(s)))).toEqual([0, 4, 4, 0, 0, 2, 2])
  })

  it('of points that are joined is found between them', () => {
    const curve = new RateCurve(points([0, 0], [480, 60]), 'linear')
    expect([0, 240, 480, 500].map((s) => curve.at(seconds(s)))).toEqual([0, 30, 60, 60])
  })

  it('is inverted over rising, falling and empty stretches', () => {
    const rising = new RateCurve(points([0, 0], [10, 10]), 'linear')
    expect(rising.after(0, 50)).toBeCloseTo(seconds(10), 3)
    expect(rising.after(0, 12.5)).toBeCloseTo(seconds(5), 3)
    const falling = new RateCurve(points([0, 10], [10, 0]), 'linear')
    expect(falling.after(0, 37.5)).toBeCloseTo(seconds(5), 3)
    expect(falling.after(0, 51)).toBe(Number.POSITIVE_INFINITY)
    const pause = new RateCurve(points([0, 1], [2, 0], [10, 1]), 'step')
    expect(pause.after(seconds(1), 2)).toBeCloseTo(seconds(11), 3)
  })

  it('of nothing brings nobody', () => {
    expect(arrivalsOf({ kind: 'poisson', rate: points([0, 0]), shape: 'step' }).next()).toBe(
      Number.POSITIVE_INFINITY,
    )
  })
})

it('Uniform arrivals are evenly spaced, and rounding does not change their number', () => {
  const times = until(arrivalsOf({ kind: 'uniform', rate: points([0, 120]), shape: 'step' }), 3600.001)
  expect(times.length).toBe(120 * 3600)
  expect(times[1] as number).toBeCloseTo(2 / 120, 9)
})

describe('A trace', () => {
  const counts = [94, 0, 56, 187]

  it('plays exactly its counts, in order, within their periods', () => {
    const times = until(arrivalsOf({ kind: 'trace', counts, periodSeconds: 300 }), 10_000)
    expect(inBins(times, 300, 4)).toEqual(counts)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('spreads a count evenly over its period', () => {
    const times = until(arrivalsOf({ kind: 'trace', counts: [10_000], periodSeconds: 100 }), 1_000)
    expect(
      chiSquaredFit(inBins(times, 5, 20), new Array<number>(20).fill(500), { fitted: 1 }).p,
    ).toBeGreaterThan(P_MIN)
  })
})

it('Saved arrivals continue where they were', () => {
  for (const arrivals of [
    { kind: 'poisson', rate: points([0, 3], [9, 8]), shape: 'linear' },
    { kind: 'trace', counts: [9, 9, 9], periodSeconds: 10 },
    { kind: 'sine', mean: 2, amplitude: 1, period: seconds(60), phase: seconds(0) },
  ] as const) {
    const streams = new RandomStreams(3)
    const first = openArrivals(arrivals, 0, streams.stream('arrivals'))
    for (let i = 0; i < 10; i++) first.next()
    const restored = new RandomStreams(3)
    restored.restore(JSON.parse(JSON.stringify(streams.save())))
    const second = openArrivals(arrivals, 0, restored.stream('arrivals'))
    second.restore(JSON.parse(JSON.stringify(first.save())))
    for (let i = 0; i < 5; i++) expect(second.next()).toBe(first.next())
  }
})

it('A request mix chooses by weight, and draws nothing when there is no choice', () => {
  const streams = new RandomStreams(5)
  const mix = new RequestMix([{ weight: 1 }, { weight: 3 }], streams.stream('mix'))
  const picked = Array.from({ length: 10_000 }, () => mix.pick())
  expect(picked.filter((i) => i === 1).length).toBeGreaterThan(7_300)
  expect(picked.filter((i) => i === 1).length).toBeLessThan(7_700)
  const before = streams.stream('single').state()
  expect(new RequestMix([{ weight: 1 }], streams.stream('single')).pick()).toBe(0)
  expect(streams.stream('single').state()).toEqual(before)
})
