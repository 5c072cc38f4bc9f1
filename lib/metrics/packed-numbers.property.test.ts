import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PackedNumbers } from './packed-numbers'

const numbersArbitrary = fc.oneof(
  fc.array(fc.double()),
  fc.array(fc.constantFrom(0, -0, 1, 0.25, Number.NaN, Number.POSITIVE_INFINITY), { maxLength: 400 }),
  fc.array(fc.nat(), { maxLength: 400 }),
  fc.array(fc.constantFrom(255, 256, 65_535, 65_536, 4_294_967_295, 4_294_967_296, 0, -1)),
)

it('gives back every number exactly', () => {
  fc.assert(
    fc.property(numbersArbitrary, (numbers) => {
      const packed = PackedNumbers.of(numbers)
      expect(packed).toHaveLength(numbers.length)
      expect(numbers.every((value, i) => Object.is(packed.at(i), value))).toBe(true)
    }),
  )
})

it('never takes more than eight bytes a number', () => {
  fc.assert(
    fc.property(numbersArbitrary, (numbers) => {
      expect(PackedNumbers.of(numbers).bytes).toBeLessThanOrEqual(8 * numbers.length)
    }),
  )
})

it.each([
  ['the same everywhere', () => 0.1, 8],
  ['small and whole', (i: number) => i % 200, 1_000],
  ['larger and whole', (i: number) => 60_000 - i, 2_000],
  ['one of few', (i: number) => (i % 10) / 3, 1_080],
  ['all different', (i: number) => i / 7, 8_000],
])('takes little of what is %s', (_, valueAt, bytes) => {
  expect(PackedNumbers.of(Array.from({ length: 1_000 }, (_value, i) => valueAt(i))).bytes).toBe(bytes)
})
