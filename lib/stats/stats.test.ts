import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquared, kolmogorovTail, studentT, studentTQuantile } from './distributions'
import { batchMeans, estimate, estimateDifference, estimateUnpaired } from './estimate'
import { chiSquaredFit, kolmogorovFit } from './goodness-of-fit'
import { lnGamma } from './special-functions'

describe("Student's t", () => {
  // Two-sided points as tables print them.
  it.each([
    [0.975, 1, 12.706],
    [0.975, 9, 2.262],
    [0.975, 29, 2.045],
    [0.9995, 9, 4.781],
    [0.9995, 19, 3.883],
    [0.95, 5, 2.015],
    [0.975, 1_000_000, 1.96],
    [0.025, 9, -2.262],
  ])('is below its quantile %d with %d degrees of freedom at %d', (p, freedom, t) => {
    expect(studentTQuantile(p, freedom)).toBeCloseTo(t, 3)
  })

  it('has quantiles that its distribution undoes', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        (p, freedom) => {
          expect(studentT(studentTQuantile(p, freedom), freedom)).toBeCloseTo(p, 9)
        },
      ),
    )
  })

  it('is the Cauchy distribution with one degree of freedom', () => {
    for (const t of [-5, -1, 0.3, 2, 40]) expect(studentT(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 11)
  })
})

describe('Chi-squared', () => {
  it.each([
    [3.841, 1, 0.95],
    [18.307, 10, 0.95],
    [29.588, 10, 0.999],
    [124.342, 100, 0.95],
    [1_074.679, 1_000, 0.95],
  ])('of %d with %d degrees of freedom is %d', (x, freedom, p) => {
    expect(chiSquared(x, freedom)).toBeCloseTo(p, 4)
  })

  it('is exponential with two degrees of freedom', () => {
    for (const x of [0, 0.1, 1, 5, 50]) expect(chiSquared(x, 2)).toBeCloseTo(1 - Math.exp(-x / 2), 12)
  })
})

it('The Gamma function knows factorials and π', () => {
  expect(lnGamma(1)).toBeCloseTo(0, 12)
  expect(lnGamma(6)).toBeCloseTo(Math.log(120), 12)
  expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12)
})

it("Kolmogorov's statistic exceeds 1.358 in one of twenty cases and 1.95 in one of a thousand", () => {
  expect(kolmogorovTail(1.358)).toBeCloseTo(0.05, 3)
  expect(kolmogorovTail(1.95)).toBeCloseTo(0.001, 4)
  expect(kolmogorovTail(0)).toBe(1)
})

describe('An estimate', () => {
  it('has the interval of a textbook', () => {
    const { mean, halfWidth } = estimate([4, 6, 5, 5], 0.95)
    expect(mean).toBe(5)
    expect(halfWidth).toBeCloseTo((3.1824 * Math.sqrt(2 / 3)) / 2, 3)
  })

  it('of a difference forgets what both have in common', () => {
    const x = [10, 50, 30, 90]
    const { mean, halfWidth } = estimateDifference(
      x,
      x.map((value, i) => value + 2 + (i % 2) / 10),
    )
    expect(mean).toBeCloseTo(2.05, 9)
    expect(halfWidth).toBeLessThan(0.1)
    expect(() => estimateDifference([1, 2], [1])).toThrow(/paired/)
  })

  it("of an unpaired difference is Welch's, with his degrees of freedom", () => {
    // Means 6 and 20, variances 2 and 50, five values each: error √10.4, freedom 10.4² ÷ (0.16 ÷ 4 + 100 ÷ 4) = 4.319.
    const { mean, halfWidth } = estimateUnpaired(
      [4, 5, 6, 7, 8].map((x) => 6 + (x - 6) * Math.sqrt(0.8)),
      [10, 15, 20, 25, 30].map((x) => 20 + (x - 20) * Math.sqrt(0.8)),
    )
    expect(mean).toBeCloseTo(14, 12)
    expect(halfWidth).toBeCloseTo(studentTQuantile(0.975, 4.3193) * Math.sqrt(10.4), 3)
  })

  it('of an unpaired difference has the freedom of both lists when they vary alike, and no width when nothing varies', () => {
    const x = [1, 2, 3, 4]
    const { halfWidth } = estimateUnpaired(x, x)
    expect(halfWidth).toBeCloseTo(studentTQuantile(0.975, 6) * Math.sqrt((2 * 5) / 3 / 4), 9)
    expect(estimateUnpaired([2, 2], [5, 5, 5])).toEqual({ mean: 3, halfWidth: 0 })
    expect(() => estimateUnpaired([1], [1, 2])).toThrow(/two values/)
  })

  it('needs two values', () => {
    expect(() => estimate([1])).toThrow(/two values/)
  })

  it('may be made of batches, and forgets the rest', () => {
    expect(batchMeans([1, 3, 5, 7, 100], 2)).toEqual([2, 6])
    expect(() => batchMeans([1], 2)).toThrow(/batches/)
  })
})

describe('A test of fit', () => {
  it('takes a fair die and refuses a loaded one', () => {
    const expected = new Array<number>(6).fill(100)
    expect(chiSquaredFit([95, 103, 110, 92, 98, 102], expected, { fitted: 1 })).toMatchObject({ freedom: 5 })
    expect(chiSquaredFit([95, 103, 110, 92, 98, 102], expected, { fitted: 1 }).p).toBeGreaterThan(0.5)
    expect(chiSquaredFit([70, 90, 90, 100, 110, 140], expected, { fitted: 1 }).p).toBeLessThan(0.001)
  })

  it('asks for classes that expect enough', () => {
    expect(() => chiSquaredFit([1, 9], [2, 8])).toThrow(/put classes together/)
  })

  it('takes an even spread, and refuses one that leans', () => {
    const even = Array.from({ length: 500 }, (_, i) => (i + 0.5) / 500)
    const identity = (x: number) => x
    expect(kolmogorovFit(even, identity).p).toBeGreaterThan(0.99)
    expect(
      kolmogorovFit(
        even.map((x) => x * x),
        identity,
      ).p,
    ).toBeLessThan(1e-6)
  })
})
