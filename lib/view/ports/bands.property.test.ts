// Which band lies at a point: what is drawn is what is found.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Band, bandAt } from './bands'

const BAND = fc
  .record({
    x0: fc.integer({ min: 0, max: 400 }),
    across: fc.integer({ min: 5, max: 400 }),
    y0: fc.integer({ min: 0, max: 600 }),
    y1: fc.integer({ min: 0, max: 600 }),
    height: fc.double({ min: 0, max: 60, noNaN: true }),
  })
  .map(({ x0, across, ...rest }) => ({ ...rest, x0, x1: x0 + across, key: 'band' }) as Band)

/** On the middle of a stroke, as SVG draws it. */
function middleOf({ x0, y0, x1, y1 }: Band, t: number): readonly [x: number, y: number] {
  const bend = (x0 + x1) / 2
  const cubic = (a: number, b: number, c: number, d: number) =>
    a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t ** 2 * (1 - t) + d * t ** 3
  return [cubic(x0, bend, bend, x1), cubic(y0, y0, y1, y1)]
}

describe('the band at a point', () => {
  it('is the one whose middle runs there', () => {
    fc.assert(
      fc.property(BAND, fc.double({ min: 0, max: 1, noNaN: true }), (band, t) => {
        expect(bandAt([band], ...middleOf(band, t))).toBe(band)
      }),
    )
  })

  it('is none above and below what is drawn of a level one, nor beside its ends', () => {
    fc.assert(
      fc.property(BAND, fc.double({ min: 0, max: 1, noNaN: true }), (any, t) => {
        const band = { ...any, y1: any.y0 }
        const [x, y] = middleOf(band, t)
        const beyond = Math.max(3, band.height / 2) + 2
        expect(bandAt([band], x, y + beyond)).toBeNull()
        expect(bandAt([band], x, y - beyond)).toBeNull()
        expect(bandAt([band], band.x0 - 1, band.y0)).toBeNull()
        expect(bandAt([band], band.x1 + 1, band.y1)).toBeNull()
      }),
    )
  })

  it('is the one that is drawn last of several', () => {
    const band = { x0: 0, x1: 100, y0: 50, y1: 50, height: 10 } as Band
    const over = { ...band, y0: 54 }
    expect(bandAt([band, over], 0, 51)).toBe(over)
    expect(bandAt([band, over], 0, 46)).toBe(band)
  })
})
