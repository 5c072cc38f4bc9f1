import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Histogram } from './histogram'

const values = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 4_294_967_295 })),
  {
    minLength: 1,
    maxLength: 300,
  },
)

function histogramOf(list: readonly number[]): Histogram {
  const histogram = new Histogram()
  for (const value of list) histogram.record(value)
  return histogram
}

it('A quantile is within 1 % of the true one', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (list, q) => {
      const sorted = [...list].sort((a, b) => a - b)
      const exact = sorted[Math.max(1, Math.ceil(q * list.length)) - 1] as number
      const found = histogramOf(list).quantile(q)
      expect(Math.abs(found - exact)).toBeLessThanOrEqual(0.01 * exact)
    }),
  )
})

it('Mean, maximum and count are exact', () => {
  fc.assert(
    fc.property(values, (list) => {
      const histogram = histogramOf(list)
      expect(histogram.count).toBe(list.length)
      expect(histogram.max).toBe(Math.max(...list))
      expect(histogram.mean).toBeCloseTo(list.reduce((a, b) => a + b, 0) / list.length, 3)
    }),
  )
})

it('Adding two histograms is recording both lists in one', () => {
  fc.assert(
    fc.property(values, values, (x, y) => {
      const sum = histogramOf(x)
      sum.add(histogramOf(y))
      expect(sum.save()).toEqual(histogramOf([...x, ...y]).save())
    }),
  )
})

it('What came after an earlier state is as if it alone had been recorded; its maximum is within 1 %', () => {
  fc.assert(
    fc.property(fc.oneof(values, fc.constant([])), values, (x, y) => {
      const { max, ...after } = histogramOf([...x, ...y])
        .since(histogramOf(x))
        .save()
      const { max: exact, ...alone } = histogramOf(y).save()
      expect(after).toEqual(alone)
      expect(Math.abs(max - exact)).toBeLessThanOrEqual(0.01 * exact)
    }),
  )
})

it('A saved histogram continues as if it had not been saved, and a cleared one as if new', () => {
  fc.assert(
    fc.property(values, values, (x, y) => {
      const restored = histogramOf(y)
      restored.restore(JSON.parse(JSON.stringify(histogramOf(x).save())))
      expect(restored.save()).toEqual(histogramOf(x).save())
      restored.clear()
      for (const value of y) restored.record(value)
      expect(restored.save()).toEqual(histogramOf(y).save())
    }),
  )
})

it('An empty histogram answers 0', () => {
  const empty = new Histogram()
  expect([empty.mean, empty.quantile(0.99), empty.max]).toEqual([0, 0, 0])
})
