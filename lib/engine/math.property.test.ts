import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp, ln, sinTurns } from './math'

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

describe('sinTurns', () => {
  it('agrees with Math.sin over a turn', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => {
        // 2πx, rounded, is off by up to 2⁻⁵¹ itself.
        expect(Math.abs(sinTurns(x) - Math.sin(2 * Math.PI * x))).toBeLessThan(2 ** -50)
      }),
      { numRuns: 5_000 },
    )
  })

  it('is exact at quarters, and the same after any number of turns', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map(sinTurns)).toEqual([0, 1, -0, -1, 0])
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 20 }),
        fc.integer({ min: -(2 ** 30), max: 2 ** 30 }),
        (part, turns) => {
          const x = part / 2 ** 20
          expect(sinTurns(turns + x)).toBe(sinTurns(x))
        },
      ),
    )
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 52])
      expect(() => sinTurns(x)).toThrow(RangeError)
  })
})
