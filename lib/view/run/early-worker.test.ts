import { expect, it } from 'vitest'
import { KEPT_RUN_KEY } from '../session/saved-run'
import { earlyWorkerScript } from './early-worker'

interface FakeWorker {
  readonly url: string
  readonly options: unknown
  readonly posted: unknown[]
  onerror: (() => void) | null
}

/** Runs the script as a page does that is opened with this hash and these kept runs. */
function opened({
  hash = '',
  tab = {},
  browser = {},
}: Partial<Record<'tab' | 'browser', object>> & { hash?: string }) {
  const storage = (kept: object) => ({
    getItem: (key: string) => (kept as Record<string, string>)[key] ?? null,
  })
  const workers: FakeWorker[] = []
  class Worker implements FakeWorker {
    readonly posted: unknown[] = []
    onerror: (() => void) | null = null
    constructor(
      readonly url: string,
      readonly options: unknown,
    ) {
      workers.push(this)
    }
    postMessage(message: unknown) {
      this.posted.push(message)
    }
  }
  const page: { dockyardEarly?: unknown } = {}
  const scope = {
    window: page,
    location: { hash },
    sessionStorage: storage(tab),
    localStorage: storage(browser),
    Worker,
  }
  new Function(...Object.keys(scope), earlyWorkerScript('/worker.js'))(...Object.values(scope))
  return { page, worker: workers[0], workers }
}

it('starts the simulation, and has the first scenario computed', () => {
  const { page, worker, workers } = opened({})
  expect(workers).toHaveLength(1)
  expect(page.dockyardEarly).toBe(worker)
  expect(worker).toMatchObject({ url: '/worker.js', options: { name: 'simulation' } })
  expect(worker?.posted).toEqual([{ id: 0, method: 'prepare', input: {} }])
})

it.each([
  ['a link', { hash: '#s=abc' }],
  ['a run kept in the tab', { tab: { [KEPT_RUN_KEY]: '{}' } }],
  ['a run kept in the browser', { browser: { [KEPT_RUN_KEY]: '{}' } }],
])('computes nothing when there is %s', (_, visit) => {
  const { page, worker } = opened(visit)
  expect(page.dockyardEarly).toBe(worker)
  expect(worker?.posted).toEqual([])
})

it('leaves a worker that fails to the program', () => {
  const { page, worker } = opened({})
  worker?.onerror?.()
  expect(page.dockyardEarly).toBeUndefined()
})
