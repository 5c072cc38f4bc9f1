import { describe, expect, test } from 'vitest'
import { detailOf, edgePan, viewportFor } from './viewport'

const NONE = { top: 0, right: 0, bottom: 0, left: 0 }
const PANE = { x: 200, y: 50, width: 900, height: 600 }

describe('what is seen of the canvas', () => {
  test('the bounds are centred in what the insets leave', () => {
    const { x, y, zoom } = viewportFor(
      { x: -100, y: 0, width: 1000, height: 500 },
      { width: 600, height: 700 },
      { ...NONE, bottom: 100 },
    )
    expect(zoom).toBeCloseTo(0.6)
    expect(-100 * zoom + x).toBeCloseTo(0)
    expect(y + 250 * zoom).toBeCloseTo(300)
  })

  test('a small picture is not blown up without limit', () => {
    expect(viewportFor({ x: 0, y: 0, width: 10, height: 10 }, PANE, NONE).zoom).toBe(1.3)
  })

  test('detail falls with the zoom', () => {
    expect([1, 0.58, 0.5, 0.36, 0.2].map(detailOf)).toEqual(['near', 'near', 'mid', 'mid', 'far'])
  })

  test('near an edge the view is pushed the other way, faster the nearer', () => {
    const large = { x: -500, y: -500, width: 2000, height: 2000 }
    const pan = (x: number, y: number) => edgePan({ x, y }, PANE, large)
    expect(pan(650, 350)).toEqual({ dx: 0, dy: 0 })
    expect(pan(205, 350).dx).toBeGreaterThan(pan(230, 350).dx)
    expect(pan(1095, 350).dx).toBeLessThan(0)
    expect(pan(650, 645).dy).toBeLessThan(0)
    expect(pan(100, 350)).toEqual({ dx: 0, dy: 0 })
  })

  test('it is not pushed to where everything is in view already', () => {
    const small = { x: 10, y: 10, width: 800, height: 500 }
    expect(edgePan({ x: 205, y: 350 }, PANE, small)).toEqual({ dx: 0, dy: 0 })
    expect(edgePan({ x: 1095, y: 645 }, PANE, small)).toEqual({ dx: 0, dy: 0 })
    expect(edgePan({ x: 205, y: 350 }, PANE, { ...small, x: -3 }).dx).toBe(3)
  })
})
