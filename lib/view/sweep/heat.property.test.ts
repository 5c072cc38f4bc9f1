import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MeanInterval } from '@/lib/protocol'
import { colourBounds, colourOf, HEAT_COLOURS, heatScale } from './heat'
import { linePicture } from './line'

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const interval = number.chain((mean) =>
  fc.option(fc.double({ min: 0, max: 1e5, noNaN: true })).map(
    (half): MeanInterval => ({
      n: 3,
      mean,
      low: half === null ? null : mean - half,
      high: half === null ? null : mean + half,
    }),
  ),
)
const intervals = fc.array(fc.option(interval), { minLength: 1, maxLength: 20 })

describe('The colours of a heat map', () => {
  it('rise with the means, and are those of the legend', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 30 }), (means) => {
        const scale = heatScale(means.map((mean) => ({ n: 1, mean, low: null, high: null })))
        if (scale === null) throw new Error('there are means')
        const bounds = colourBounds(scale)
        const sorted = [...means].sort((a, b) => a - b)
        let before = 0
        for (const mean of sorted) {
          const colour = colourOf(scale, mean)
          expect(colour).toBeGreaterThanOrEqual(before)
          expect(colour).toBeLessThan(HEAT_COLOURS)
          const slack = 1e-9 * (Math.abs(scale.low) + Math.abs(scale.high) + 1)
          if (scale.high > scale.low) {
            expect(mean).toBeGreaterThanOrEqual((bounds[colour] ?? 0) - slack)
            expect(mean).toBeLessThanOrEqual((bounds[colour + 1] ?? 0) + slack)
          }
          before = colour
        }
      }),
    )
  })

  it('are none while no run has ended', () => {
    expect(heatScale([null, { n: 0, mean: null, low: null, high: null }])).toBeNull()
  })
})

describe('One parameter as a line', () => {
  it('keeps every mean and interval inside of the picture, greater values higher', () => {
    fc.assert(
      fc.property(intervals, (cells) => {
        const { marks, ticks } = linePicture(cells, { width: 400, height: 200 })
        const heights = [
          ...marks.flatMap(({ y, interval: ends }) => [y ?? 100, ...(ends ?? [])]),
          ...ticks.map(({ y }) => y),
        ]
        for (const y of heights) {
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(200)
        }
        for (const { interval: ends, y } of marks)
          if (ends !== null && y !== null) {
            expect(ends[0]).toBeLessThanOrEqual(y + 1e-6)
            expect(ends[1]).toBeGreaterThanOrEqual(y - 1e-6)
          }
        expect(marks.map(({ x }) => x)).toEqual([...marks.map(({ x }) => x)].sort((a, b) => a - b))
      }),
    )
  })
})
