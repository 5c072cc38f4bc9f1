import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp, ln } from './math'

const bits = new DataView(new ArrayBuffer(8))

/** The number of a double in the order of all doubles, so that neighbours differ by one. */
function rank(x: number): bigint {
  bits.setFloat64(0, x)
  const raw = bits.getBigInt64(0)
  return raw < 0n ? -(raw & 0x7fffffffffffffffn) : raw
}

function ulpsBetween(x: number, y: number): number {
  const distance = rank(x) - rank(y)
  return Number(distance < 0n ? -distance : distance)
}

const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true })

describe('ln', () => {
  it('agrees with Math.log within 2 units in the last place over all positive numbers', () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(ulpsBetween(ln(x), Math.log(x))).toBeLessThanOrEqual(2)
      }),
      { numRuns: 5_000 },
    )
  })

  it('agrees just as well near 1, where the logarithm is small', () => {
    for (let i = -2_000; i <= 2_000; i++) {
      const x = 1 + i * 2 ** -40
      expect(ulpsBetween(ln(x), Math.log(x))).toBeLessThanOrEqual(2)
    }
  })

  it('is exact at 1 and refuses what has no finite logarithm', () => {
    expect(ln(1)).toBe(0)
    for (const x of [0, -0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => ln(x)).toThrow(RangeError)
  })
})

describe('exp', () => {
  it('agrees with Math.exp within 2 units in the last place over its range', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(ulpsBetween(exp(x), Math.exp(x))).toBeLessThanOrEqual(2)
      }),
      { numRuns: 5_000 },
    )
  })

  it('is exact at 0 and refuses what would overflow', () => {
    expect(exp(0)).toBe(1)
    for (const x of [700.1, -700.1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => exp(x)).toThrow(RangeError)
  })

  it('undoes ln', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        // An error of one ulp in ln x, at most 692, becomes one of 692 × 2⁻⁵² relative.
        expect(Math.abs(exp(ln(x)) / x - 1)).toBeLessThan(700 * 2 ** -52)
      }),
    )
  })
})
