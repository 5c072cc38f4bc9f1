import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareCpu } from './cpu-share'

const UNLIMITED = 1_000

function shares(groups: readonly (readonly [weight: number, demand: number])[], capacity: number): number[] {
  const gives = new Float64Array(groups.length)
  const weights = Float64Array.from(groups, ([weight]) => weight)
  const demands = Float64Array.from(groups, ([, demand]) => demand)
  shareCpu(weights, demands, gives, groups.length, capacity)
  return [...gives]
}

describe('One vCPU among A 512, B 256, C 256 (cgroup v1 shares)', () => {
  // The worked examples of the kernel's weighted sharing, exactly.
  const cases: readonly [name: string, demands: [number, number, number], gives: [number, number, number]][] =
    [
      ['is divided 2:1:1 when all are busy', [UNLIMITED, UNLIMITED, UNLIMITED], [0.5, 0.25, 0.25]],
      ['is divided 2:1 between A and C when B is idle', [UNLIMITED, 0, UNLIMITED], [2 / 3, 0, 1 / 3]],
      ['goes to C alone when only C is busy', [0, 0, UNLIMITED], [0, 0, 1]],
      ['leaves to B and C what A does not want', [0.2, UNLIMITED, UNLIMITED], [0.2, 0.4, 0.4]],
      ['leaves to A and B what the cap of C withholds', [UNLIMITED, UNLIMITED, 0.1], [0.6, 0.3, 0.1]],
    ]
  for (const [name, [a, b, c], expected] of cases) {
    it(name, () => {
      const gives = shares(
        [
          [512, a],
          [256, b],
          [256, c],
        ],
        1,
      )
      expected.forEach((share, i) => {
        expect(gives[i]).toBeCloseTo(share, 12)
      })
    })
  }
})

it("gives ECS's two tasks of 512 units half of the vCPU each, and all of it to one alone", () => {
  const both = shares(
    [
      [512, UNLIMITED],
      [512, UNLIMITED],
    ],
    1,
  )
  expect(both).toEqual([0.5, 0.5])
  expect(shares([[512, UNLIMITED]], 1)).toEqual([1])
})

it('divides again as often as needed, not once', () => {
  // In the first round only A is satisfied, which lifts B over its demand in the second, which leaves the rest to C.
  const gives = shares(
    [
      [1, 0.1],
      [1, 0.4],
      [1, UNLIMITED],
    ],
    1,
  )
  expect(gives[0]).toBeCloseTo(0.1, 12)
  expect(gives[1]).toBeCloseTo(0.4, 12)
  expect(gives[2]).toBeCloseTo(0.5, 12)
})

describe('For any weights and demands', () => {
  const groups = fc.array(
    fc.tuple(
      fc.integer({ min: 2, max: 4096 }),
      fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 8, noNaN: true })),
    ),
    { minLength: 1, maxLength: 12 },
  )
  const capacity = fc.constantFrom(1, 2, 4, 0.25)

  it('nobody gets more than they want, and all that is wanted or there is given', () => {
    fc.assert(
      fc.property(groups, capacity, (given, cores) => {
        const gives = shares(given, cores)
        const wanted = given.reduce((sum, [, demand]) => sum + demand, 0)
        const total = gives.reduce((sum, give) => sum + give, 0)
        given.forEach(([, demand], i) => {
          expect(gives[i]).toBeLessThanOrEqual(demand + 1e-9)
        })
        expect(total).toBeCloseTo(Math.min(wanted, cores), 9)
      }),
    )
  })

  it('who wants more has at least the share per weight of everybody else', () => {
    fc.assert(
      fc.property(groups, capacity, (given, cores) => {
        const gives = shares(given, cores)
        const perWeight = given.map(([weight], i) => (gives[i] as number) / weight)
        const most = Math.max(...perWeight)
        given.forEach(([, demand], i) => {
          if ((gives[i] as number) < demand - 1e-9) expect(perWeight[i]).toBeGreaterThanOrEqual(most - 1e-9)
        })
      }),
    )
  })
})
