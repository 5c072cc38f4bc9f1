import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arithmeticText } from './arithmetic-text'
import { gradualScaleIn, tasksNeeded } from './target-tracking'

describe('Target tracking', () => {
  it.each<[running: number, metric: number, target: number, needed: number]>([
    [4, 75, 50, 6],
    [10, 75, 50, 15],
    [3, 60, 50, 4],
    [4, 78, 50, 7],
    [4, 50, 50, 4],
    [10, 20, 50, 4],
    [2, 40, 50, 2],
    [3, 0, 50, 0],
    // From no task at all one is added, whatever the metric is.
    [0, 900, 100, 1],
    [0, 100, 100, 0],
    // 3 × 70 ÷ 70 is 3 whatever floating point makes of it.
    [3, 70, 70, 3],
    [7, 33, 77, 3],
  ])('%d tasks at %d with a target of %d need %d', (running, metric, target, needed) => {
    expect(tasksNeeded({ running, metric, target }).needed).toBe(needed)
  })

  it.each<[number, number, number, '%' | '', string]>([
    [4, 78, 50, '%', '4 tasks × 78 % ÷ 50 % = 6.24 → 7'],
    [4, 75, 50, '%', '4 tasks × 75 % ÷ 50 % = 6'],
    [1, 1_560, 1_000, '', '1 task × 1560 ÷ 1000 = 1.56 → 2'],
    [4, 78.456, 50, '%', '4 tasks × 78.46 % ÷ 50 % = 6.28 → 7'],
    [0, 900, 100, '', '0 tasks × 900 ÷ 100 = 0 → 1'],
  ])('says how: %d, %d, %d', (running, metric, target, unit, text) => {
    expect(arithmeticText(tasksNeeded({ running, metric, target }), unit)).toBe(text)
  })

  it.each<[running: number, needed: number, steps: number[]]>([
    [10, 2, [6, 4, 3, 2]],
    [6, 5, [5]],
    [2, 0, [1, 0]],
    [4, 4, [4]],
    [4, 7, [4]],
  ])('scales in from %d to %d gradually', (running, needed, steps) => {
    const seen: number[] = []
    let at = running
    do {
      at = gradualScaleIn({ running: at, needed })
      seen.push(at)
    } while (at > needed)
    expect(seen).toEqual(steps)
  })

  it('brings the metric to its target or below, with as few tasks as that takes', () => {
    const counts = fc.integer({ min: 1, max: 5_000 })
    const metrics = fc.double({ min: 0, max: 500, noNaN: true })
    fc.assert(
      fc.property(counts, metrics, fc.integer({ min: 1, max: 100 }), (running, metric, target) => {
        const { needed } = tasksNeeded({ running, metric, target })
        const load = running * metric
        expect(load).toBeLessThanOrEqual(needed * target * (1 + 1e-9) + 1e-6)
        if (needed > 0) expect(load).toBeGreaterThan((needed - 1) * target * (1 - 1e-9) - 1e-6)
      }),
    )
  })
})
