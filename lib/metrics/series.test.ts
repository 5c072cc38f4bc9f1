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
      expect(restored.save()).toEqual(straight.save())
    }
  })
})
