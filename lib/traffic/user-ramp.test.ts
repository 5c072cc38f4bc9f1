import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine'
import { UserRamp } from './user-ramp'

const ramps = fc
  .record({
    points: fc.array(
      fc.record({ gap: fc.integer({ min: 1, max: 5_000 }), users: fc.integer({ min: 0, max: 20 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
    shape: fc.constantFrom('step' as const, 'linear' as const),
  })
  .map(({ points, shape }) => {
    let at = 0
    const placed = points.map(({ gap, users }) => {
      at += gap
      return { at: simTime(at), users }
    })
    return { shape, points: placed }
  })

describe('Users over time', () => {
  it('go from point to point, as whole users', () => {
    const points = [
      { at: simTime(0), users: 0 },
      { at: simTime(1_000), users: 10 },
    ]
    const at = (ramp: UserRamp) => [0, 49, 50, 500, 950, 1_000, 9_000].map((time) => ramp.at(time))
    expect(at(new UserRamp({ points, shape: 'linear' }))).toEqual([0, 0, 1, 5, 10, 10, 10])
    expect(at(new UserRamp({ points, shape: 'step' }))).toEqual([0, 0, 0, 0, 0, 10, 10])
    expect(at(new UserRamp(7))).toEqual([7, 7, 7, 7, 7, 7, 7])
  })

  it('change at no time that is not foretold', () => {
    fc.assert(
      fc.property(ramps, (users) => {
        const ramp = new UserRamp(users)
        let next = 0
        let known = ramp.at(0)
        for (let time = 0; time <= 30_000; time++) {
          if (time === next) {
            known = ramp.at(time)
            next = ramp.after(time)
            expect(next).toBeGreaterThan(time)
          }
          if (ramp.at(time) !== known)
            throw new Error(`${ramp.at(time)} instead of ${known} users at ${time}`)
        }
        expect(next).toBe(Number.POSITIVE_INFINITY)
      }),
      { numRuns: 40 },
    )
  })
})
