import { describe, expect, it } from 'vitest'
import type { Frame, FromWorker, ToWorker } from '@/lib/protocol'
import { FIXTURE_FRAME, frameOf } from '@/lib/testing/fixture-frame'
import { EVENTS } from '@/lib/testing/fixture-log'
import { sampleOf } from '@/lib/testing/fixture-requests'
import { TASK_PLANS } from '@/lib/testing/fixture-world'
import { itemOfDefinition } from '../carry/items'
import type { WorkerLike } from './client'
import { createRun } from './run'

const FIRST = frameOf({
  upsert: FIXTURE_FRAME.upsert,
  events: EVENTS,
  samples: [sampleOf(1, TASK_PLANS)],
})

/** A run whose worker is a pair of ends: what it was asked, and a mouth for what it says. */
function runWithWorker() {
  const asked: ToWorker[] = []
  const worker: WorkerLike = {
    postMessage: (message) => void asked.push(message),
    terminate: () => {},
    onmessage: null,
    onerror: null,
  }
  const run = createRun({ spawn: () => worker, whenShown: () => {} })
  const say = (data: FromWorker) => worker.onmessage?.({ data })
  const show = (frame: Frame) => {
    void run.call('hash', {}).catch(() => {})
    say(frame)
  }
  return { run, asked, show }
}

/** The fixture as another run saw it: without one of its tasks, and later. */
function otherFrame(): { readonly frame: Frame; readonly missing: string } {
  const missing = FIXTURE_FRAME.upsert.find(({ kind }) => kind === 'task')?.key ?? ''
  const upsert = FIXTURE_FRAME.upsert.filter(({ key }) => key !== missing)
  return { missing, frame: frameOf({ upsert }) }
}

describe('two runs on one page', () => {
  it('each show their own frames', () => {
    const [a, b] = [runWithWorker(), runWithWorker()]
    const { frame, missing } = otherFrame()
    a.show(FIRST)
    expect(b.run.store.getState().run).toBe(-1)
    b.show(frame)
    expect(a.run.store.getState().views.has(missing)).toBe(true)
    expect(b.run.store.getState().views.has(missing)).toBe(false)
    expect(b.run.store.getState().events).toEqual([])
    expect(a.run.store.getState().events).toHaveLength(FIRST.events.length)
  })

  it('are placed, looked back at and listed on their own', async () => {
    const [a, b] = [runWithWorker(), runWithWorker()]
    a.show(FIRST)
    const placed = a.run.geometry.read(a.run.store.getState())
    expect(placed.nodes.length).toBeGreaterThan(0)
    expect(b.run.geometry.read(b.run.store.getState()).nodes).toHaveLength(0)
    expect(a.run.geometry.read(a.run.store.getState())).toBe(placed)
    const sample = FIRST.samples[0]
    if (sample === undefined) throw new Error('the fixture has changed')
    expect(a.run.requests.find(sample.id)).toEqual(sample)
    expect(b.run.requests.find(sample.id)).toBeNull()
    const { events } = a.run.store.getState()
    expect(a.run.marks.add(a.run.store.getState().run, events).length).toBe(
      events.filter(({ mark }) => mark !== null).length,
    )
    expect(b.run.marks.add(-1, [])).toHaveLength(0)
  })

  it('have their own selection, notices, menu and carrying', () => {
    const [a, b] = [runWithWorker(), runWithWorker()]
    a.show(FIRST)
    b.show(FIXTURE_FRAME)
    const task = FIXTURE_FRAME.upsert.find(({ kind }) => kind === 'task')?.key ?? ''
    const definition = a.run.store.getState().kinds.taskDefinition[0]
    if (definition === undefined) throw new Error('the fixture has changed')
    a.run.store.getState().select(task)
    a.run.store.getState().notify('info', 'only here')
    a.run.menu.open(task, { x: 1, y: 2 })
    a.run.carrying.pickUpByKey(itemOfDefinition(definition))
    expect(a.run.carrying.store.getState().targets.size).toBeGreaterThan(0)
    expect(b.run.store.getState().selectedKey).toBeNull()
    expect(b.run.store.getState().notices).toEqual([])
    expect(b.run.menu.store.getState().open).toBeNull()
    expect(b.run.carrying.store.getState().carry.phase).toBe('idle')
  })

  it('ask each its own simulation', () => {
    const [a, b] = [runWithWorker(), runWithWorker()]
    void a.run.call('pause', {}).catch(() => {})
    expect(a.asked.map(({ method }) => method)).toEqual(['pause'])
    expect(b.asked).toEqual([])
  })
})
