import { describe, expect, test } from 'vitest'
import type { View } from '@/lib/protocol'
import { frameOf } from '@/lib/testing/fixture-frame'
import { at, FIXTURE_START, INSTANCE_PLANS, TASK_PLANS, viewsAt } from '@/lib/testing/fixture-world'
import { applyFrame, EMPTY_RUN, type RunState } from '../run/state'
import { CanvasGeometry, isDrawn } from './geometry'

function stateOf(
  upsert: readonly View[],
  over: { now?: number; speed?: number; run?: number } = {},
): RunState {
  return applyFrame(
    EMPTY_RUN,
    frameOf({
      run: over.run ?? 0,
      now: at(over.now ?? FIXTURE_START / 1_000_000),
      speed: over.speed ?? 1,
      upsert,
    }),
  )
}

const VIEWS = viewsAt(TASK_PLANS, FIXTURE_START)
const FIRST = INSTANCE_PLANS[0]?.id ?? ''

describe('geometry of the run', () => {
  test('the layout stays the same object until a place changes', () => {
    const geometry = new CanvasGeometry()
    const layout = geometry.read(stateOf(VIEWS))
    expect(geometry.read(stateOf(viewsAt(TASK_PLANS, at(253))))).toBe(layout)
    const fewer = VIEWS.filter((view) => view.key !== FIRST)
    expect(geometry.read(stateOf(fewer))).not.toBe(layout)
  })

  test('an instance that comes later is added after the others of its zone, whatever its id', () => {
    const geometry = new CanvasGeometry()
    const before = geometry.read(stateOf(VIEWS)).byKey.get(FIRST)?.rect
    const newcomer = VIEWS.filter((view) => view.key === FIRST).map(
      (view) => ({ ...view, key: 'i-0000' }) as View,
    )
    const after = geometry.read(stateOf([...VIEWS, ...newcomer]))
    const old = after.byKey.get(FIRST)?.rect
    const fresh = after.byKey.get('i-0000')?.rect
    if (!before || !old || !fresh) throw new Error('an instance is missing')
    expect(fresh.y > old.y || fresh.x > old.x).toBe(true)
  })

  test('a terminated instance leaves the canvas', () => {
    const views = VIEWS.map((view) =>
      view.key === FIRST ? ({ ...view, state: 'terminated', status: 'INACTIVE' } as View) : view,
    )
    expect(new CanvasGeometry().read(stateOf(views)).byKey.has(FIRST)).toBe(false)
  })

  test('a terminated instance that ECS still counts stays', () => {
    const views = VIEWS.map((view) =>
      view.key === FIRST ? ({ ...view, state: 'terminated', status: 'ACTIVE' } as View) : view,
    )
    expect(new CanvasGeometry().read(stateOf(views)).byKey.has(FIRST)).toBe(true)
  })

  test('a packing stays the same object until a task comes or goes', () => {
    const geometry = new CanvasGeometry()
    const state = stateOf(VIEWS)
    const instance = state.kinds.instance[0]
    if (!instance) throw new Error('no instance')
    const tasks = geometry.tasksOn(state, instance.key)
    const packing = geometry.packing(instance, tasks)
    expect(geometry.packing({ ...instance }, [...tasks])).toBe(packing)
    expect(geometry.packing(instance, tasks.slice(1))).not.toBe(packing)
  })

  test('a stopped task is drawn for three seconds of wall time, longer in simulated time at speed', () => {
    const stopped = (now: number, speed: number) => {
      const state = stateOf(viewsAt(TASK_PLANS, at(now)), { now, speed })
      const task = state.kinds.task.find(
        ({ lastStatus, stoppedAt }) => lastStatus === 'STOPPED' && stoppedAt === at(231),
      )
      if (!task) throw new Error('no stopped task')
      return isDrawn(task, state)
    }
    expect(stopped(233, 1)).toBe(true)
    expect(stopped(235, 1)).toBe(false)
    expect(stopped(250, 10)).toBe(true)
  })
})
