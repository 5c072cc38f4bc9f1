import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { START, simTime } from '@/lib/engine'
import { cellOf, cellsOf, checkPlan, type Plan, runCount, runsOf, seedOf } from './plan'

const factors = fc
  .array(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 4 }), { maxLength: 3 })
  .map((lists) => lists.map((values, i) => ({ path: `factor${i}`, values })))
const plans = fc
  .record({ factors, firstSeed: fc.nat(1_000), replications: fc.integer({ min: 1, max: 6 }) })
  .map((draft): Plan => ({ ...draft, until: simTime(1), warmUp: START }))

describe('The runs of a plan', () => {
  it('are every cell with every seed, once', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const cells = cellsOf(plan.factors)
        const runs = runsOf(plan).map(
          (run) => `${JSON.stringify(cells[cellOf(plan, run)])} ${seedOf(plan, run)}`,
        )
        const seeds = Array.from({ length: plan.replications }, (_, i) => plan.firstSeed + i)
        const wanted = cells.flatMap((cell) => seeds.map((seed) => `${JSON.stringify(cell)} ${seed}`))
        expect(runs).toEqual(wanted)
        expect(new Set(runs).size).toBe(runCount(plan))
      }),
    )
  })

  it('are shared out by shards: each run is in one, and they are equally many but for one', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 12 }), (plan, count) => {
        const shards = Array.from({ length: count }, (_, i) => runsOf(plan, { index: i + 1, count }))
        expect(shards.flat().sort((a, b) => a - b)).toEqual(runsOf(plan))
        const sizes = shards.map(({ length }) => length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('have settings of each factor, the last changing fastest', () => {
    const cells = cellsOf([
      { path: 'a', values: [1, 2] },
      { path: 'b', values: ['x', 'y'] },
    ])
    expect(cells.map((cell) => cell.map(({ value }) => value).join(''))).toEqual(['1x', '1y', '2x', '2y'])
    expect(cellsOf([])).toEqual([[]])
  })
})

describe('A plan', () => {
  const plan = { factors: [], firstSeed: 1, replications: 2, until: simTime(10), warmUp: START }
  it.each<[string, Partial<Plan>, RegExp]>([
    [
      'varies a path twice',
      {
        factors: [
          { path: 'a', values: [1] },
          { path: 'a', values: [2] },
        ],
      },
      /a is varied twice/,
    ],
    ['has more runs than anybody waits for', { replications: 1e6 }, /1000000 runs are too many/],
    ['warms up to its end', { warmUp: simTime(10) }, /warm-up must end before/],
  ])('is refused when it %s', (_statement, change, message) => {
    expect(() => checkPlan(plan)).not.toThrow()
    expect(() => checkPlan({ ...plan, ...change })).toThrow(message)
  })
})
