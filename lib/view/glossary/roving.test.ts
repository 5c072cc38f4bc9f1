import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { TermStops } from './roving'

describe('the terms of a panel', () => {
  it('share one stop, whatever comes, goes and has the focus', () => {
    const step = fc.record({
      term: fc.constantFrom('a', 'b', 'c', 'd'),
      does: fc.constantFrom('add', 'remove', 'focus'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const stops = new TermStops()
        const present = new Map<string, () => void>()
        for (const { term, does } of steps) {
          if (does === 'add' && !present.has(term)) present.set(term, stops.add(term))
          if (does === 'focus' && present.has(term)) {
            stops.focused(term)
            expect(stops.stop).toBe(term)
          }
          if (does === 'remove') {
            present.get(term)?.()
            present.delete(term)
          }
          expect(stops.stop === null).toBe(present.size === 0)
          if (stops.stop !== null) expect(present.has(stops.stop)).toBe(true)
        }
      }),
    )
  })

  it('tell when their stop may have moved', () => {
    const stops = new TermStops()
    const listener = vi.fn()
    const unsubscribe = stops.subscribe(listener)
    stops.add('a')
    stops.focused('a')
    expect(listener).toHaveBeenCalledTimes(2)
    unsubscribe()
    stops.add('b')
    expect(listener).toHaveBeenCalledTimes(2)
  })
})
