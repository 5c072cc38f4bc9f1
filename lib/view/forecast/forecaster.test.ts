import { beforeEach, describe, expect, it, vi } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { CommandLogEntry, FromForecaster, ScalingHistory, ToForecaster } from '@/lib/protocol'
import type { Call } from '../run/client'
import { createViewStore } from '../run/store'
import { Forecaster, type ForecasterLike } from './forecaster'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const question = { key: 'web', until: simTime(600), series: [] }
const FORK = { scenario: {}, seed: 1, at: simTime(0), state: {} }

class FakeWorker implements ForecasterLike {
  readonly received: ToForecaster[] = []
  isOver = false
  onmessage: ForecasterLike['onmessage'] = null
  onerror: ForecasterLike['onerror'] = null
  postMessage = (message: ToForecaster) => void this.received.push(message)
  terminate = () => {
    this.isOver = true
  }
  answer(id: number, reached: number): void {
    const data: FromForecaster = {
      type: 'forecast',
      id,
      from: simTime(0),
      reached: simTime(reached),
      history: { key: 'web' } as ScalingHistory,
      series: { first: 0, length: 0, columns: [] },
    }
    this.onmessage?.({ data })
  }
  get begun(): readonly number[] {
    return this.received.flatMap((message) => (message.type === 'begin' ? [message.id] : []))
  }
}

function createForecaster() {
  const store = createViewStore()
  store.setState({ connection: { state: 'ready' } })
  const workers: FakeWorker[] = []
  const asked: string[] = []
  const call = ((method: string) => {
    asked.push(method)
    return Promise.resolve(FORK)
  }) as unknown as Call
  const forecaster = new Forecaster({ call, store }, () => {
    const worker = new FakeWorker()
    workers.push(worker)
    return worker
  })
  const status = () => forecaster.state.getState().status
  const settle = () => vi.advanceTimersByTimeAsync(1_000)
  return { store, forecaster, workers, asked, status, settle }
}

function command(given: Partial<CommandLogEntry>): CommandLogEntry {
  return {
    sequence: 1,
    at: simTime(5),
    origin: 'user',
    action: 'ecs:UpdateService',
    input: {},
    commandLine: 'aws ecs update-service',
    error: null,
    failures: [],
    ignored: [],
    readOnly: false,
    ...given,
  }
}

describe('a forecast', () => {
  it('costs nothing while nobody looks', async () => {
    const { store, workers, asked, status, settle } = createForecaster()
    store.setState({ commands: [command({})] })
    await settle()
    expect([workers.length, asked.length, status()]).toEqual([0, 0, 'off'])
  })

  it('is computed when somebody looks, then ready, and computed on when they look further', async () => {
    const { forecaster, workers, status, settle } = createForecaster()
    forecaster.look(question)
    await settle()
    const [worker] = workers
    expect(status()).toBe('computing')
    const [id = 0] = worker?.begun ?? []
    worker?.answer(id, 300)
    expect(status()).toBe('computing')
    worker?.answer(id, 600)
    expect(status()).toBe('ready')
    forecaster.look({ ...question, until: simTime(900) })
    expect(status()).toBe('computing')
    expect(worker?.begun).toHaveLength(1)
    expect(forecaster.state.getState()).toHaveProperty('known.reached', 600)
  })

  it.each([
    ['a command of the person', { commands: [command({})] }],
    ['an undo, or another scenario', { run: 7 }],
  ])('is thrown away and begun anew after %s', async (_what, touch) => {
    const { store, forecaster, workers, status, settle } = createForecaster()
    forecaster.look(question)
    await settle()
    const [worker] = workers
    const [first = 0] = worker?.begun ?? []
    worker?.answer(first, 600)
    store.setState(touch)
    expect(forecaster.state.getState()).toEqual({ status: 'computing', known: null })
    worker?.answer(first, 600)
    expect(forecaster.state.getState(), 'what comes of the old one is dropped').toHaveProperty('known', null)
    await settle()
    expect(worker?.begun).toHaveLength(2)
    worker?.answer(worker.begun[1] ?? 0, 600)
    expect(status()).toBe('ready')
  })

  it.each([
    ['asks', { readOnly: true }],
    ['is refused', { error: { code: 'ClientException', message: 'no' } }],
    ['the scenario has foreseen', { origin: 'scenario' }],
  ] as const)('stays as it is after a command that only %s', async (_what, given) => {
    const { store, forecaster, workers, status, settle } = createForecaster()
    forecaster.look(question)
    await settle()
    workers[0]?.answer(workers[0].begun[0] ?? 0, 600)
    store.setState({ commands: [command(given)] })
    await settle()
    expect(status()).toBe('ready')
    expect(workers[0]?.begun).toHaveLength(1)
  })

  it('is begun once for several commands in a row', async () => {
    const { store, forecaster, workers, settle } = createForecaster()
    forecaster.look(question)
    await settle()
    for (let i = 1; i <= 5; i++) {
      store.setState({ commands: Array.from({ length: i }, (_, n) => command({ sequence: n })) })
      await vi.advanceTimersByTimeAsync(50)
    }
    await settle()
    expect(workers[0]?.begun).toHaveLength(2)
  })

  it('is gone, with its worker, when nobody looks any more', async () => {
    const { store, forecaster, workers, asked, status, settle } = createForecaster()
    forecaster.look(question)
    await settle()
    forecaster.stop()
    expect([workers[0]?.isOver, status()]).toEqual([true, 'off'])
    store.setState({ commands: [command({})] })
    await settle()
    expect(asked).toEqual(['fork'])
  })

  it('waits for a run that is still being restored', async () => {
    const { store, forecaster, workers, asked, settle } = createForecaster()
    store.setState({ connection: { state: 'rebuilding', what: 'your saved run', until: simTime(9) } })
    forecaster.look(question)
    await settle()
    expect(asked).toEqual([])
    store.setState({ connection: { state: 'ready' } })
    await settle()
    expect(workers[0]?.begun).toHaveLength(1)
  })
})
