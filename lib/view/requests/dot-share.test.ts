import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SimTime } from '@/lib/engine/time'
import type { RequestOutcome } from '@/lib/protocol'
import { requestSample } from '@/lib/testing/request-sample'
import { DotShare, legibleRate, requestsPerDotFor } from './dot-share'

const FRAME_MS = 50

const sample = (id: number, outcome: RequestOutcome = 'ok') =>
  requestSample({ id, outcome, endedAt: 0 as SimTime, status: outcome === 'ok' ? 200 : 502 })

/** Some seconds of requests at a rate as the worker hands them over: at most 120 samples a frame. */
function run(rate: number, seconds: number, limit: number, share = new DotShare(), fromMs = 0) {
  let dots = 0
  let owed = 0
  for (let ms = fromMs; ms < fromMs + seconds * 1_000; ms += FRAME_MS) {
    owed += (rate * FRAME_MS) / 1_000
    const requestsPerSample = requestsPerDotFor(owed, 120)
    const count = Math.floor(owed / requestsPerSample)
    owed -= count * requestsPerSample
    const samples = Array.from({ length: count }, (_, id) => sample(id))
    dots += share.take({ samples, requestsPerSample }, ms, limit).length
  }
  return { dots, requestsPerDot: share.requestsPerDot, share }
}

describe('how many requests a dot stands for', () => {
  test.each([
    [10, 1],
    [120, 1],
    [200, 2],
    [2_000, 20],
    [20_000, 200],
  ])('at %i requests/s on two instances it is %i', (rate, expected) => {
    expect(run(rate, 3, legibleRate(2)).requestsPerDot).toBe(expected)
  })

  test('no more dots start than can be told apart, and dots times the number is what has come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 100 }),
        (rate, instances) => {
          const limit = legibleRate(instances)
          const { share } = run(rate, 2, limit)
          const { dots, requestsPerDot } = run(rate, 4, limit, share, 2_000)
          expect(dots / 4).toBeLessThanOrEqual(limit * 1.05 + 1)
          expect(Math.abs(dots * requestsPerDot - rate * 4)).toBeLessThanOrEqual(
            2 * requestsPerDot + 0.05 * rate * 4,
          )
        },
      ),
      { seed: 7, numRuns: 60 },
    )
  })

  test('a rare failure among many requests gets a dot at once', () => {
    const { share } = run(2_000, 2, legibleRate(2))
    const samples = [...Array.from({ length: 100 }, (_, id) => sample(id)), sample(100, 'elb-502')]
    const taken = share.take({ samples, requestsPerSample: 1 }, 2_000, legibleRate(2))
    expect(taken.filter(({ outcome }) => outcome === 'elb-502')).toHaveLength(1)
  })

  test('when everything fails, failures are thinned like everything', () => {
    const share = new DotShare()
    let dots = 0
    for (let ms = 0; ms < 4_000; ms += FRAME_MS) {
      const samples = Array.from({ length: 60 }, (_, id) => sample(id, 'elb-504'))
      dots += share.take({ samples, requestsPerSample: 1 }, ms, 150).length
    }
    expect(dots / 4).toBeLessThan(160)
  })

  test('a rate that wavers about a border does not move the number to and fro', () => {
    const share = new DotShare()
    const seen = new Set<number>()
    let from = 0
    for (const rate of [150, 180, 150, 180, 150, 180]) {
      run(rate, 2, 166, share, from)
      if (from > 2_000) seen.add(share.requestsPerDot)
      from += 2_000
    }
    expect([...seen]).toEqual([2])
  })

  test('it goes back when the crowd has gone', () => {
    const { share } = run(2_000, 2, 166)
    expect(run(20, 3, 166, share, 2_000).requestsPerDot).toBe(1)
  })
})
