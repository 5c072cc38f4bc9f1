import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rebalancingLaunches, rebalancingMargin, rebalancingStep, zoneForLaunch } from './zone-balance'

const counts = (...instances: readonly number[]) =>
  instances.map((count, i) => ({ zone: 'abc'.charAt(i), instances: count }))

describe('zoneForLaunch', () => {
  it.each([
    [[0, 0, 0], 'a'],
    [[1, 0, 0], 'b'],
    [[2, 1, 1], 'b'],
    [[1, 1, 0], 'c'],
  ])('with %o there: %s', (given, zone) => {
    expect(zoneForLaunch(counts(...given))).toBe(zone)
  })

  it('tries another zone where EC2 could not launch', () => {
    expect(zoneForLaunch(counts(2, 0, 1), new Set(['b']))).toBe('c')
    expect(zoneForLaunch(counts(0), new Set(['a']))).toBeNull()
  })
})

/** The zones of so many launches, one after another. */
function zonesForLaunch(given: ReturnType<typeof counts>, launches: number): readonly string[] {
  const now = given.map((count) => ({ ...count }))
  const zones: string[] = []
  while (zones.length < launches) {
    const count = now.find(({ zone }) => zone === zoneForLaunch(now))
    if (count === undefined) break
    count.instances++
    zones.push(count.zone)
  }
  return zones
}

describe('launches one after another', () => {
  it('fill zones in turn', () => {
    expect(zonesForLaunch(counts(0, 0, 0), 5)).toEqual(['a', 'b', 'c', 'a', 'b'])
    expect(zonesForLaunch(counts(3, 1, 2), 3)).toEqual(['b', 'b', 'c'])
    expect(zonesForLaunch([], 3)).toEqual([])
  })

  it('end balanced when there are enough to make good the difference', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 3 }),
        fc.nat({ max: 9 }),
        (given, more) => {
          const most = Math.max(...given)
          const launches = given.reduce((sum, count) => sum + most - count, more)
          const zones = zonesForLaunch(counts(...given), launches)
          const after = given.map(
            (count, i) => count + zones.filter((zone) => zone === 'abc'.charAt(i)).length,
          )
          expect(zones.length).toBe(launches)
          expect(Math.max(...after) - Math.min(...after)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

describe('rebalancingStep', () => {
  it.each([
    [[2, 2, 2], null],
    [[2, 1, 2], null],
    [[3, 1, 2], { from: 'a', to: 'b' }],
    [[0, 1, 3], { from: 'c', to: 'a' }],
  ])('of %o is %o', (given, step) => {
    expect(rebalancingStep(counts(...given))).toEqual(step)
  })

  it('does not move instances into a zone that has no room for them', () => {
    expect(rebalancingStep(counts(3, 0, 2), new Set(['b']))).toBeNull()
  })
})

describe('rebalancingLaunches', () => {
  it.each([
    [[4, 0, 2], 9, ['b', 'b']],
    [[4, 0, 2], 1, ['b']],
    [[6, 0, 0], 9, ['b', 'c', 'b', 'c']],
    [[2, 2, 1], 9, []],
  ])('of %o with room for %i go to %o', (given, room, zones) =>
    expect(rebalancingLaunches(counts(...given), room)).toEqual(zones),
  )

  it('are as many as are then too many elsewhere: without them zones differ by one at most', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 3 }), (given) => {
        const zones = rebalancingLaunches(counts(...given), 99)
        const after = given.map((count, i) => count + zones.filter((zone) => zone === 'abc'.charAt(i)).length)
        for (let left = zones.length; left > 0; left--) {
          const fullest = after.indexOf(Math.max(...after))
          after[fullest] = (after[fullest] ?? 0) - 1
        }
        expect(Math.max(...after) - Math.min(...after)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

it.each([
  [1, 1],
  [10, 1],
  [19, 1],
  [25, 2],
])('may exceed a MaxSize of %i by %i while it rebalances', (maxSize, margin) => {
  expect(rebalancingMargin(maxSize)).toBe(margin)
})
