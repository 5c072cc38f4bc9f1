import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { providerForNextTask, type StrategyItem, splitTasks, strategyFault } from './strategy'

const item = (capacityProvider: string, weight: number, base = 0): StrategyItem => ({
  capacityProvider,
  weight,
  base,
})

const split = (strategy: readonly StrategyItem[], count: number) =>
  Object.fromEntries(splitTasks(strategy, count))

describe('A capacity provider strategy', () => {
  it.each<[string, readonly StrategyItem[], number, Record<string, number>]>([
    ['shares equally by equal weights', [item('a', 1), item('b', 1)], 10, { a: 5, b: 5 }],
    ['shares by weight', [item('a', 1), item('b', 4)], 5, { a: 1, b: 4 }],
    ['fills the base before weights count', [item('a', 1, 2), item('b', 1)], 6, { a: 4, b: 2 }],
    [
      'puts nothing beyond the base on a provider of weight 0',
      [item('a', 0, 2), item('b', 1)],
      5,
      { a: 2, b: 3 },
    ],
    ['leaves out a provider of weight 0', [item('a', 0), item('b', 3)], 3, { b: 3 }],
    ['places nothing when every weight is 0', [item('a', 0), item('b', 0)], 3, {}],
  ])('%s', (_, strategy, count, expected) => {
    expect(split(strategy, count)).toEqual(expected)
  })

  it('makes good what is missing from a share', () => {
    const strategy = [item('a', 1), item('b', 1)]
    expect(providerForNextTask(strategy, new Map([['a', 4]]))?.capacityProvider).toBe('b')
    expect(providerForNextTask(strategy, new Map([['a', 4]]))?.reason).toBe(
      'furthest below its share: 0 of 2.5',
    )
  })

  it('says that the base comes first', () => {
    const choice = providerForNextTask([item('a', 1), item('b', 1, 2)], new Map([['b', 1]]))
    expect(choice).toEqual({ capacityProvider: 'b', reason: 'base 2 of b is not reached (1)' })
  })

  it('never strays from the exact shares by a whole task with two providers', () => {
    const weight = fc.integer({ min: 1, max: 1_000 })
    fc.assert(
      fc.property(weight, weight, fc.nat({ max: 200 }), (a, b, count) => {
        const tasks = splitTasks([item('a', a), item('b', b)], count)
        expect(Math.abs((tasks.get('a') ?? 0) - (count * a) / (a + b))).toBeLessThan(1)
      }),
    )
  })

  it.each<[readonly StrategyItem[], string | null]>([
    [[item('a', 1), item('b', 0, 1)], null],
    [[], 'no provider'],
    [[item('a', 0), item('b', 0)], 'all weights 0'],
    [[item('a', 1, 1), item('b', 1, 1)], 'two bases'],
    [[item('a', 1), item('a', 1)], 'named twice'],
    [Array.from({ length: 21 }, (_, i) => item(`p${i}`, 1)), 'too many providers'],
  ])('%j: %s', (strategy, fault) => {
    expect(strategyFault(strategy)).toBe(fault)
  })
})
