// The rules, the examples and the table of the Application Auto Scaling guide, step-scaling-policy-overview.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arithmeticText } from './arithmetic-text'
import { adjustCapacity, findStep, roundAmount, type StepAdjustment, stepsProblem } from './step-scaling'

const THRESHOLD = 50
const step = (lower: number | undefined, upper: number | undefined, adjustment: number): StepAdjustment => ({
  MetricIntervalLowerBound: lower,
  MetricIntervalUpperBound: upper,
  ScalingAdjustment: adjustment,
})
const OUT = [step(0, 10, 0), step(10, 20, 10), step(20, undefined, 30)]
const IN = [step(-10, 0, 0), step(-20, -10, -10), step(undefined, -20, -30)]

describe('A step', () => {
  it.each<[metric: number, capacity: number, amount: number, after: number]>([
    [50, 10, 0, 10],
    [59.9, 10, 0, 10],
    [60, 10, 1, 11],
    [70, 11, 3, 14],
    [95, 14, 4, 18],
  ])('out: at %d a capacity of %d changes by %d to %d', (metric, running, amount, after) => {
    const found = findStep(OUT, metric - THRESHOLD, 'above')
    const adjustment = found?.ScalingAdjustment ?? Number.NaN
    const result = adjustCapacity({
      running,
      adjustmentType: 'PercentChangeInCapacity',
      adjustment,
      minMagnitude: 0,
    })
    expect([result.amount, result.needed]).toEqual([amount, after])
  })

  it.each<[metric: number, capacity: number, amount: number, after: number]>([
    [50, 14, 0, 14],
    [40.1, 14, 0, 14],
    [40, 14, -1, 13],
    [30, 13, -3, 10],
  ])('in: at %d a capacity of %d changes by %d to %d', (metric, running, amount, after) => {
    const found = findStep(IN, metric - THRESHOLD, 'below')
    const adjustment = found?.ScalingAdjustment ?? Number.NaN
    const result = adjustCapacity({
      running,
      adjustmentType: 'PercentChangeInCapacity',
      adjustment,
      minMagnitude: 0,
    })
    expect([result.amount, result.needed]).toEqual([amount, after])
  })

  it('is none outside of all bounds', () => {
    expect(findStep([step(10, undefined, 1)], 5, 'above')).toBeNull()
    expect(findStep([step(undefined, -10, 1)], -5, 'below')).toBeNull()
  })
})

describe('An adjustment', () => {
  it.each<[amount: number, rounded: number]>([
    [12.7, 12],
    [0.67, 1],
    [-0.58, -1],
    [-6.67, -6],
    [1, 1],
    [-1, -1],
    [0, 0],
  ])('rounds %d to %d', (amount, rounded) => expect(roundAmount(amount)).toBe(rounded))

  it.each([
    ['ChangeInCapacity', 3, 5, 0, 8],
    ['ChangeInCapacity', 3, -5, 0, 0],
    ['ExactCapacity', 3, 5, 0, 5],
    ['PercentChangeInCapacity', 10, 10, 0, 11],
    ['PercentChangeInCapacity', 4, 25, 2, 6],
    ['PercentChangeInCapacity', 4, -25, 2, 2],
    ['PercentChangeInCapacity', 20, 25, 2, 25],
    ['PercentChangeInCapacity', 20, 0, 2, 20],
    ['PercentChangeInCapacity', 0, 50, 2, 0],
  ] as const)(
    '%s of %d by %d, at least %d: %d',
    (adjustmentType, running, adjustment, minMagnitude, needed) => {
      expect(adjustCapacity({ running, adjustmentType, adjustment, minMagnitude }).needed).toBe(needed)
    },
  )

  it.each([
    ['PercentChangeInCapacity', 11, 70, 30, '70 % is 20 above 50 %: 11 tasks + 30 % (3.3 → 3) = 14'],
    ['PercentChangeInCapacity', 10, 60, 10, '60 % is 10 above 50 %: 10 tasks + 10 % = 11'],
    ['ChangeInCapacity', 4, 30, -2, '30 % is 20 below 50 %: 4 tasks − 2 = 2'],
    ['ExactCapacity', 4, 90, 8, '90 % is 40 above 50 %: exactly 8 tasks'],
  ] as const)('says how: %s of %d', (adjustmentType, running, metric, adjustment, text) => {
    const sum = adjustCapacity({ running, adjustmentType, adjustment, minMagnitude: 0 })
    const arithmetic = {
      kind: 'step',
      running,
      metric,
      threshold: THRESHOLD,
      step: step(0, undefined, adjustment),
      adjustmentType,
      ...sum,
    } as const
    expect(arithmeticText(arithmetic, '%')).toBe(text)
  })
})

describe('Steps', () => {
  it.each<[StepAdjustment[], string | null]>([
    [OUT, null],
    [IN, null],
    [[...OUT].reverse(), null],
    [[step(0, undefined, 1)], null],
    [[], 'At least one step adjustment must be specified'],
    [
      Array.from({ length: 21 }, (_, index) => step(index, index + 1, 1)),
      'At most 20 step adjustments may be specified',
    ],
    [[step(undefined, undefined, 1)], 'A step adjustment must have a lower bound, an upper bound or both'],
    [[step(undefined, 0, -1), step(undefined, -5, -2)], 'Only one step adjustment may have no lower bound'],
    [[step(0, undefined, 1), step(5, undefined, 2)], 'Only one step adjustment may have no upper bound'],
    [[step(-10, 0, -1)], 'With a negative lower bound, one step adjustment must have no lower bound'],
    [[step(0, 10, 1)], 'With a positive upper bound, one step adjustment must have no upper bound'],
    [[step(0, 10, 1), step(5, undefined, 2)], 'Step adjustments must not overlap'],
    [[step(0, 10, 1), step(15, undefined, 2)], 'Step adjustments must not leave a gap'],
    [
      [step(0, 0, 1), step(0, undefined, 2)],
      'The lower bound of a step adjustment must be below its upper bound',
    ],
  ])('%j', (steps, problem) => expect(stepsProblem(steps)).toBe(problem))

  it('that AWS accepts give every breach exactly one step', () => {
    const bounds = fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 0, maxLength: 8 })
    fc.assert(
      fc.property(bounds, fc.double({ min: 0, max: 200, noNaN: true }), (inner, difference) => {
        const edges = [0, ...inner.sort((one, other) => one - other)]
        const steps = edges.map((lower, index) => step(lower, edges[index + 1], index))
        expect(stepsProblem(steps)).toBeNull()
        const expected = edges.filter((edge) => edge <= difference).length - 1
        expect(findStep(steps, difference, 'above')?.ScalingAdjustment).toBe(expected)
        const mirrored = steps.map(
          ({ MetricIntervalLowerBound: lower = 0, MetricIntervalUpperBound: upper, ...rest }) =>
            step(upper === undefined ? undefined : -upper, -lower || 0, rest.ScalingAdjustment),
        )
        expect(stepsProblem(mirrored)).toBeNull()
        expect(findStep(mirrored, -difference, 'below')?.ScalingAdjustment).toBe(expected)
      }),
    )
  })
})
