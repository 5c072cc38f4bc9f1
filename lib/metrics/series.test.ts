import { describe, expect, it } from 'vitest'
import { SeriesStore } from './series'

function recorded(steps: readonly (number | null)[]): SeriesStore {
  const store = new SeriesStore()
  for (const value of steps) {
    if (value !== null) store.record('x', value)
    store.closeStep()
  }
  return store
}

const gap = (length: number) => Array.from({ length }, () => null)

describe('series', () => {
  it('keep a value after a gap of any length', () => {
    const steps = [null, 1, ...gap(700), 2, null]
    expect(recorded(steps).column('x')).toEqual(steps)
  })

  it('begin where their name was first recorded, and say null where there is none', () => {
    const store = recorded([null, 5, null])
    expect([store.at('x', 0), store.at('x', 1), store.at('x', 2), store.at('y', 1)]).toEqual([
      null,
      5,
      null,
      null,
    ])
    expect([store.steps, store.names, store.step(1), store.step(2)]).toEqual([3, ['x'], { x: 5 }, {}])
  })

  it('keep the last of two values of one step', () => {
    const store = new SeriesStore()
    store.record('x', 1)
    store.record('x', 2)
    store.closeStep()
    expect(store.column('x')).toEqual([2])
  })

  it('of which only the newest are kept say of those what all of them say, and forget names that have ended', () => {
    const all = new SeriesStore()
    const recent = new SeriesStore({ steps: 10 })
    for (let step = 0; step < 95; step++) {
      for (const store of [all, recent]) {
        store.record('always', step)
        if (step < 30) store.record('ended', step)
        if (step % 7 === 3) store.record('rare', step)
        store.closeStep()
      }
      const from = Math.max(0, all.steps - 10)
      for (let kept = from; kept < all.steps; kept++) expect(recent.step(kept)).toEqual(all.step(kept))
      expect(recent.column('always').filter((value) => value !== null).length).toBeLessThanOrEqual(20)
    }
    expect(recent.names).toEqual(['always', 'rare'])
    expect(recent.column('always')).toHaveLength(95)
  })

  it('that are saved in memory stay as they were while the run goes on', () => {
    for (const steps of [10, Number.POSITIVE_INFINITY]) {
      const store = new SeriesStore({ steps })
      const record = (count: number) => {
        for (let i = 0; i < count; i++) {
          store.record('x', store.steps)
          store.closeStep()
        }
      }
      record(15)
      const saved = store.save()
      const text = JSON.stringify(saved)
      record(500)
      expect(JSON.stringify(saved)).toBe(text)
      const restored = new SeriesStore({ steps })
      restored.restore(saved)
      expect(JSON.stringify(restored.save())).toBe(text)
    }
  })

  it('go on after a checkpoint as if there had been none, and save the same', () => {
    for (const middle of [0, 1, 63, 64, 65, 300]) {
      const before = [...gap(middle >> 1), ...Array.from({ length: middle }, (_, i) => i)]
      const after = [...gap(200), 7]
      const straight = recorded([...before, ...after])
      const restored = new SeriesStore()
      restored.restore(JSON.parse(JSON.stringify(recorded(before).save())))
      for (const value of after) {
        if (value !== null) restored.record('x', value)
        restored.closeStep()
      }
      expect(restored.column('x')).toEqual(straight.column('x'))
      expect(JSON.stringify(restored.save())).toEqual(JSON.stringify(straight.save()))
    }
  })
})
