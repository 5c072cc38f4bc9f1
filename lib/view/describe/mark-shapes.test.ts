import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MARK_PARTS, MARK_UNITS, markPath } from './mark-shapes'

const parts = Object.values(MARK_PARTS).flat()

describe('shapes of the marks', () => {
  it('differ from state to state in more than colour', () => {
    const whole = { x: 0, y: 0, size: MARK_UNITS }
    const drawings = Object.values(MARK_PARTS).map((each) =>
      each
        .map(({ outline, fill, dash }) => [markPath(outline, whole), fill === null, dash.length].join())
        .join(),
    )
    expect(new Set(drawings).size).toBe(drawings.length)
  })

  it('are drawn at their place and in their size', () => {
    const [disc, tick] = MARK_PARTS.healthy
    const place = { x: 100, y: 200, size: 32 }
    expect(disc && markPath(disc.outline, place)).toBe('M101 216a15 15 0 1 0 30 0a15 15 0 1 0 -30 0z')
    expect(tick && markPath(tick.outline, place)).toBe('M109.6 216.6L114 221.2L122.4 211.4')
  })

  it('start each line inside their square, wherever it stands', () => {
    const place = fc.record({
      x: fc.integer({ min: -500, max: 5_000 }),
      y: fc.integer({ min: -500, max: 5_000 }),
      size: fc.integer({ min: 8, max: 60 }),
    })
    fc.assert(
      fc.property(place, fc.constantFrom(...parts), ({ x, y, size }, { outline }) => {
        const starts = [...markPath(outline, { x, y, size }).matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)]
        expect(starts.length).toBeGreaterThan(0)
        for (const [, px, py] of starts) {
          expect(Number(px)).toBeGreaterThanOrEqual(x)
          expect(Number(px)).toBeLessThanOrEqual(x + size)
          expect(Number(py)).toBeGreaterThanOrEqual(y)
          expect(Number(py)).toBeLessThanOrEqual(y + size)
        }
      }),
    )
  })
})
