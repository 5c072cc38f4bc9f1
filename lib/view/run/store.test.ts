import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { Frame, RequestSample } from '@/lib/protocol'
import { FIXTURE_FRAME, standingOf } from '@/lib/testing/fixture-frame'
import { createFixtureSimulation } from '@/lib/testing/fixture-simulation'
import { createViewStore, type SampleBatch } from './store'

function frames(): (part?: Partial<Frame>) => Frame {
  const simulation = createFixtureSimulation()
  return (part = {}) => ({
    type: 'frame',
    run: 1,
    standing: standingOf(1),
    playing: true,
    speed: 1,
    keepingUp: 1,
    undoLine: null,
    redoLine: null,
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

describe('who is told of a frame', () => {
  /** A store that shows the fixture, and how often each key's watcher was told since then. */
  function watched() {
    const store = createViewStore()
    store.getState().receive(FIXTURE_FRAME)
    const told: string[] = []
    for (const { key } of FIXTURE_FRAME.upsert) store.watch(key, () => told.push(key))
    store.watchSeconds(() => told.push('a second'))
    const receive = (part: Partial<Frame>) =>
      store.getState().receive({ ...FIXTURE_FRAME, upsert: [], samples: [], ...part })
    return { store, told, receive }
  }
  const tasks = FIXTURE_FRAME.upsert.filter((view) => view.kind === 'task')
  const [task] = tasks
  if (task === undefined) throw new Error('the fixture has tasks')
  const changed = {
    ...task,
    healthStatus: task.healthStatus === 'UNHEALTHY' ? 'HEALTHY' : 'UNHEALTHY',
  } as const
  const instance = FIXTURE_FRAME.upsert.find(({ key }) => key === task.instanceId)

  it.each(FIXTURE_FRAME.upsert.map((view) => [view.kind, view] as const))(
    'of a changed %s only its own watchers',
    (_, view) => {
      const { told, receive } = watched()
      receive({ upsert: [{ ...view }] })
      expect(told).toEqual([view.key])
    },
  )

  it('of a changed task and its instance those two, once each', () => {
    if (instance === undefined) throw new Error('the task has an instance')
    const { told, receive } = watched()
    receive({ upsert: [changed, { ...instance }] })
    expect(told.toSorted()).toEqual([task.key, instance.key].toSorted())
  })

  it('nobody, when only the time has moved on within its second, or what tasks use', () => {
    const { store, told, receive } = watched()
    receive({ now: simTime(FIXTURE_FRAME.now + 1) })
    receive({ now: simTime(FIXTURE_FRAME.now + 2), usage: [[task.key, 0.5, 64, 3, 12, 2, 1]] })
    expect(told).toEqual([])
    expect(store.getState().views.get(task.key)).toMatchObject({ cpuUsed: 0.5, requestsInFlight: 3 })
  })

  it('of a removed task its watchers, and of a new second those who count seconds', () => {
    const { told, receive } = watched()
    receive({ remove: [task.key], now: simTime(FIXTURE_FRAME.now + 1_000_000) })
    expect(told.toSorted()).toEqual([task.key, 'a second'].toSorted())
  })

  it('of a selection what was selected before and what is now', () => {
    const { store, told } = watched()
    const [, other] = tasks
    store.getState().select(task.key)
    store.getState().select(other?.key ?? '')
    expect(told).toEqual([task.key, task.key, other?.key])
  })

  it('everybody, when another run takes its place', () => {
    const { told, receive } = watched()
    receive({ run: FIXTURE_FRAME.run + 1, upsert: FIXTURE_FRAME.upsert })
    expect(new Set(told)).toEqual(
      new Set([...FIXTURE_FRAME.upsert.map(({ key }) => key), ...told.filter((who) => who === 'a second')]),
    )
  })

  it('one run of two: watchers of the same key in another run hear nothing', () => {
    const [a, b] = [watched(), watched()]
    a.receive({ upsert: [changed] })
    expect(a.told).toEqual([task.key])
    expect(b.told).toEqual([])
    expect(b.store.getState().views.get(task.key)).toBe(task)
  })
})
