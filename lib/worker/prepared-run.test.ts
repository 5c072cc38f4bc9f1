import { describe, expect, it } from 'vitest'
import type { FromWorker, ToWorker, WorkerMethod } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { SimulationLoop } from './loop'
import { realFactory } from './real-factory'

/** A worker by hand: what is scheduled runs when it is told to. */
function createWorker() {
  const posted: FromWorker[] = []
  const queue: (() => void)[] = []
  let wallMs = 0
  const loop = new SimulationLoop(
    {
      wallMs: () => (wallMs += 4),
      post: (message) => void posted.push(message),
      schedule: (run) => void queue.push(run),
    },
    realFactory,
  )
  let id = 0
  const call = (method: WorkerMethod, input: unknown = {}) => {
    loop.handle({ id: ++id, method, input } as ToWorker)
    return id
  }
  const runSome = (slices: number) => {
    for (let n = 0; n < slices; n++) queue.shift()?.()
  }
  /** What comes of a call in the end; how many slices it took. */
  const answered = (wanted: number) => {
    const find = () => posted.find((message) => message.type === 'reply' && message.id === wanted)
    let slices = 0
    for (; find() === undefined && queue.length > 0; slices++) runSome(1)
    const reply = find()
    return { value: reply?.type === 'reply' ? reply.value : undefined, slices }
  }
  return { call, runSome, answered }
}

const [first, second] = builtInScenarios
/** As it comes over from the page. */
const copyOf = (scenario: unknown) => structuredClone(scenario)

function opened(slicesBefore: number | null, scenario = first?.scenario) {
  const { call, runSome, answered } = createWorker()
  if (slicesBefore !== null) {
    call('prepare')
    runSome(slicesBefore)
  }
  const { slices } = answered(call('load', { scenario: copyOf(scenario) }))
  return { hash: answered(call('hash')).value, slices }
}

describe('a run that is prepared', () => {
  const plain = opened(null)

  it.each([
    ['at once', 0],
    ['on its way', 2],
    ['when it has arrived', 10_000],
  ])('is the run that is loaded, %s', (_, slices) => {
    expect(opened(slices).hash).toEqual(plain.hash)
  })

  it('need not be computed any more', () => {
    expect(plain.slices).toBeGreaterThan(1)
    expect(opened(10_000).slices).toBe(0)
  })

  it('is put away when another scenario is loaded', () => {
    expect(opened(3, second?.scenario).hash).toEqual(opened(null, second?.scenario).hash)
  })

  it('is put away when the same scenario is loaded a second time', () => {
    const { call, runSome, answered } = createWorker()
    call('prepare')
    runSome(10_000)
    answered(call('load', { scenario: copyOf(first?.scenario) }))
    call('play')
    runSome(50)
    answered(call('load', { scenario: copyOf(first?.scenario) }))
    expect(answered(call('hash')).value).toEqual(plain.hash)
  })
})
