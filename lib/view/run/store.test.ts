import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { Frame, RequestSample } from '@/lib/protocol'
import { createFixtureSimulation } from '@/lib/testing/fixture-simulation'
import { createViewStore, type SampleBatch } from './store'

function frames(): (part?: Partial<Frame>) => Frame {
  const simulation = createFixtureSimulation()
  return (part = {}) => ({
    type: 'frame',
    run: 1,
    playing: true,
    speed: 1,
    keepingUp: 1,
    undoLine: null,
    ...simulation.frame(),
    ...part,
  })
}

describe('the view store', () => {
  it('hands samples to listeners and not to the state', () => {
    const store = createViewStore()
    const batches: SampleBatch[] = []
    const stop = store.onSamples((batch) => batches.push(batch))
    store.getState().receive(frames()())
    expect(batches).toHaveLength(1)
    expect(batches[0]?.samples.length).toBeGreaterThan(0)
    expect(store.getState()).not.toHaveProperty('samples')
    stop()
    store.getState().receive(frames()({ samples: [{ id: 1 } as RequestSample], now: simTime(1) }))
    expect(batches).toHaveLength(1)
  })

  it('keeps the selection over an undo when the resource is still there, else drops it', () => {
    const store = createViewStore()
    const next = frames()
    store.getState().receive(next())
    const [task] = store.getState().kinds.task
    store.getState().select(task?.key ?? '')
    store.getState().receive(frames()({ run: 2 }))
    expect(store.getState().selectedKey).toBe(task?.key)
    store.getState().receive(frames()({ run: 3, upsert: [] }))
    expect(store.getState().selectedKey).toBeNull()
  })

  it('ignores a frame of a run that is over', () => {
    const store = createViewStore()
    store.getState().receive(frames()({ run: 5 }))
    const before = store.getState()
    store.getState().receive(frames()({ run: 4, upsert: [] }))
    expect(store.getState()).toBe(before)
  })

  it('brings the inspector out for what is selected or followed', () => {
    const store = createViewStore()
    store.getState().togglePanel('right', false)
    store.getState().select('i-1')
    expect(store.getState().panels.right).toBe(true)
    store.getState().togglePanel('right', false)
    store.getState().select(null)
    expect(store.getState().panels.right).toBe(false)
    store.getState().followRequest(7)
    expect(store.getState()).toMatchObject({ followedRequestId: 7, panels: { right: true } })
  })

  it('shows the same notice once and at most four', () => {
    const store = createViewStore()
    for (const text of ['a', 'b', 'a', 'c', 'd', 'e']) store.getState().notify('info', text)
    expect(store.getState().notices.map((n) => n.text)).toEqual(['a', 'c', 'd', 'e'])
  })
})
