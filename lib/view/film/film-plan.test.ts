import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import { filmPlan, filmSize, momentOf } from './film-plan'

describe('a film of a stretch of time', () => {
  it.each([
    { seconds: 10, speed: 1, pictures: 200, lengthMs: 10_000, lastUs: 9_950_000 },
    { seconds: 60, speed: 10, pictures: 120, lengthMs: 6_000, lastUs: 59_500_000 },
    { seconds: 600, speed: 60, pictures: 200, lengthMs: 10_000, lastUs: 597_000_000 },
  ])(
    'has a picture every 50 ms: $seconds s at × $speed',
    ({ seconds, speed, pictures, lengthMs, lastUs }) => {
      const plan = filmPlan({ seconds, speed })
      expect(plan).toMatchObject({ pictures, lengthMs })
      expect(plan && momentOf(plan, simTime(5), pictures - 1)).toBe(5 + lastUs)
    },
  )

  it.each([
    { seconds: 0, speed: 1 },
    { seconds: Number.NaN, speed: 1 },
    { seconds: 61, speed: 1 },
    { seconds: 3_601, speed: 600 },
    { seconds: 10, speed: 0 },
  ])('is not made of nothing, nor longer than anybody waits: $seconds s at × $speed', (wish) => {
    expect(filmPlan(wish)).toBeNull()
  })

  it('has a size that codecs take', () => {
    expect(filmSize({ width: 905, height: 611 })).toMatchObject({ width: 1280, height: 864 })
    expect(filmSize({ width: 1500, height: 701 })).toEqual({ width: 1500, height: 700, ratio: 1 })
    expect(filmSize({ width: 320, height: 301 })).toEqual({ width: 640, height: 602, ratio: 2 })
  })
})
