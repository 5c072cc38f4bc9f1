import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import { FIXTURE_FRAME, frameOf } from '@/lib/testing/fixture-frame'
import { createViewStore } from './store'

function watched() {
  const store = createViewStore()
  store.getState().receive(FIXTURE_FRAME)
  const tasks = FIXTURE_FRAME.upsert.filter(({ kind }) => kind === 'task')
  const [first, second] = tasks
  if (first === undefined || second === undefined) throw new Error('the fixture has changed')
  const told: string[] = []
  for (const { key } of [first, second]) store.watch(key, () => void told.push(key))
  return { store, first, second, told }
}

describe('watching one thing', () => {
  it('is told of its own changes only, when the state already shows them', () => {
    const { store, first, told } = watched()
    let seen: unknown
    store.watch(first.key, () => {
      seen = store.getState().views.get(first.key)
    })
    const changed = { ...first }
    store.getState().receive(frameOf({ upsert: [changed] }))
    expect(told).toEqual([first.key])
    expect(seen).toBe(changed)
    store.getState().receive(frameOf({ now: simTime(FIXTURE_FRAME.now + 1) }))
    expect(told).toEqual([first.key])
  })

  it('is told when the thing goes, is selected, is left, or another run begins', () => {
    const { store, first, second, told } = watched()
    store.getState().receive(frameOf({ remove: [second.key] }))
    expect(told.splice(0)).toEqual([second.key])
    store.getState().select(first.key)
    expect(told.splice(0)).toEqual([first.key])
    store.getState().select(second.key)
    expect(told.splice(0)).toEqual([first.key, second.key])
    store.getState().receive(frameOf({ run: 1, upsert: FIXTURE_FRAME.upsert }))
    expect(new Set(told)).toEqual(new Set([first.key, second.key]))
  })

  it('is not told any more once it has stopped', () => {
    const { store, first } = watched()
    let count = 0
    const stop = store.watch(first.key, () => void count++)
    stop()
    store.getState().receive(frameOf({ upsert: [{ ...first }] }))
    expect(count).toBe(0)
  })

  it('of the clock is told once a simulated second', () => {
    const { store } = watched()
    let count = 0
    store.watchSeconds(() => void count++)
    const start = Math.floor(FIXTURE_FRAME.now / 1_000_000) * 1_000_000
    for (const ms of [1_000, 1_050, 1_999, 2_000, 9_000])
      store.getState().receive(frameOf({ now: simTime(start + ms * 1_000) }))
    expect(count).toBe(3)
  })
})
