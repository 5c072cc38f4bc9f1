import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { frameOf } from '@/lib/testing/fixture-frame'
import { requestSample } from '@/lib/testing/request-sample'
import { createViewStore } from '../run/store'
import { RequestLog } from './log'

describe('RequestLog', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const logged = () => {
    const store = createViewStore()
    const log = new RequestLog(store)
    const show = (run: number, ...ids: number[]) =>
      store.getState().receive(frameOf({ run, samples: ids.map((id) => requestSample({ id })) }))
    return { log, show, ids: () => log.list().map(({ id }) => id) }
  }

  it('gathers the samples of a run before it tells', () => {
    const { log, show, ids } = logged()
    show(0, 1)
    const told = vi.fn(() => ids())
    log.subscribe(told)
    show(0, 2)
    show(0, 3)
    expect(ids()).toEqual([1])
    vi.runAllTimers()
    expect(told.mock.results).toEqual([{ type: 'return', value: [3, 2, 1] }])
  })

  it.each([
    ['with requests', [1, 2], [2, 1]],
    ['without requests', [], []],
  ])('lets nobody choose a request of the run before, once another has begun %s', (_, started, listed) => {
    const { log, show, ids } = logged()
    show(0, 7)
    show(0, 8)
    const told = vi.fn()
    log.subscribe(told)
    show(1, ...started)
    expect(ids()).toEqual(listed)
    expect(told).toHaveBeenCalledOnce()
    vi.runAllTimers()
    expect(ids()).toEqual(listed)
  })
})
