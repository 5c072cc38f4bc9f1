import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { calmed } from './calm'
import { createViewStore } from './store'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the calm state', () => {
  it('follows at once after a quiet while, and then five times a second however much happens', () => {
    const store = createViewStore()
    const calm = calmed(store)
    let told = 0
    const stop = calm.subscribe(() => void told++)
    store.getState().notify('info', 'first')
    expect(told).toBe(1)
    expect(calm.get()).toBe(store.getState())
    for (let ms = 0; ms < 1_000; ms += 10) {
      store.getState().notify('info', String(ms))
      vi.advanceTimersByTime(10)
    }
    expect(told).toBe(6)
    vi.advanceTimersByTime(1_000)
    expect(calm.get()).toBe(store.getState())
    stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is the state itself while nobody looks', () => {
    const store = createViewStore()
    const calm = calmed(store)
    store.getState().notify('info', 'unseen')
    expect(calm.get()).toBe(store.getState())
  })
})
