import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import { replaySimulation } from '@/lib/sim/replay-simulation'
import { experimentPage, ONE_TASK as scenario } from '@/lib/testing/experiment-page'
import { spawned } from '@/lib/testing/experiment-workers'
import { Comparison } from './comparison'
import { Experimenter } from './experimenter'
import { pairsOf, runsWith } from './state'
import { refusedSentences } from './words'

function setup(cores = 3, { workers, spawn }: ReturnType<typeof spawned> = spawned()) {
  const { run, session, open, restored, store } = experimentPage(null)
  const comparison = new Comparison(run, session, new Experimenter(spawn, () => cores))
  return { comparison, workers, open, restored, store, state: () => comparison.state.getState() }
}

async function stated(with_: ReturnType<typeof setup>, value = '20') {
  const { comparison, state } = with_
  await comparison.look()
  const [change] = state().form.changes
  comparison.editChange(change?.id ?? -1, { path: 'traffic[users].arrivals.poisson.rps[1].rps', value })
  comparison.edit({ replications: 3, until: '2m' })
}

describe('a comparison', () => {
  it('runs every seed with both and estimates the pairs', async () => {
    const made = setup()
    await stated(made)
    await made.comparison.start()
    const { progress, result } = made.state()
    expect(progress).toEqual({ status: 'done' })
    expect(result?.labels).toEqual({ a: 'One task', b: 'rps 20' })
    expect(result === null ? 0 : pairsOf(result).length).toBe(3)
    const requests = result?.measures.find(({ name }) => name === 'requests')
    expect(requests?.paired.n).toBe(3)
    expect(requests?.paired.low).toBeGreaterThan(0)
    expect(result?.runs.a.map((run) => run?.course !== null)).toEqual([true, false, false])
    // One answers, two run, and those that ran are ended.
    expect(made.workers.map(({ ended }) => ended)).toEqual([false, true, true])
  })

  it('keeps one core for the screen, and runs on one that has no other', async () => {
    const made = setup(1)
    await stated(made)
    await made.comparison.start()
    expect(made.workers).toHaveLength(2)
    expect(made.state().progress.status).toBe('done')
  })

  it('says what is wrong with a change, and forgets it with the next edit', async () => {
    const made = setup()
    await stated(made, 'many')
    await made.comparison.start()
    expect(made.state().progress).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/^B: .*rps/),
    })
    made.comparison.edit({ replications: 2 })
    expect(made.state().progress).toEqual({ status: 'editing' })
  })

  it('ends the workers when it is stopped, and takes nothing that comes later', async () => {
    const made = setup()
    await stated(made)
    const running = made.comparison.start()
    await Promise.resolve()
    made.comparison.stop()
    await running
    expect(made.state().progress).toEqual({ status: 'editing' })
    expect(made.workers.slice(1).every(({ ended }) => ended)).toBe(true)
  })

  it('troubles nobody who leaves before it has been told what there is to vary', async () => {
    let tell = () => {}
    const asked = new Promise<void>((resolve) => {
      tell = resolve
    })
    const silent = () => ({
      postMessage: () => tell(),
      terminate: () => {},
      onmessage: null,
      onerror: null,
    })
    const { comparison } = setup(3, { workers: [], spawn: silent })
    const looked = comparison.look()
    await asked
    comparison.leave()
    await expect(looked).resolves.toBeUndefined()
  })

  it('keeps A when another run is opened after a result, until it is told to take it', async () => {
    const made = setup()
    await stated(made)
    await made.comparison.start()
    const other = { ...scenario, name: 'Another' }
    made.open({ scenario: other, seed: 9, now: simTime(0), commands: [] })
    await made.comparison.look()
    expect(made.state()).toMatchObject({ isOtherOpen: true, base: { seed: 7 } })
    expect(made.state().result).not.toBeNull()
    await made.comparison.takeOpen()
    expect(made.state()).toMatchObject({ isOtherOpen: false, base: { seed: 9 }, result: null })
  })

  it('opens a side as a run of its own at the instant that is looked at', async () => {
    const made = setup()
    await stated(made)
    await made.comparison.start()
    made.comparison.lookAt(simTime(90_000_000))
    await made.comparison.openInCanvas('b')
    expect(made.restored).toEqual([
      { scenario: made.state().result?.design.sources[1], seed: 7, now: 90_000_000, commands: [] },
    ])
    expect(made.store.getState().mainView).toBe('canvas')
  })

  it('draws and opens another seed, whose runs come to the same once more', async () => {
    const made = setup()
    await stated(made)
    await made.comparison.start()
    const before = made.state().result?.runs
    await made.comparison.chooseSeed(9)
    const { result } = made.state()
    if (result === null) throw new Error('there is a result')
    const { a, b } = runsWith(result, 9)
    expect([a?.course, b?.course]).not.toContain(null)
    expect([a?.traceHash, b?.traceHash]).toEqual([before?.a[2]?.traceHash, before?.b[2]?.traceHash])
    await made.comparison.openInCanvas('a')
    await made.comparison.openInCanvas('b', 8)
    expect(made.restored.map(({ seed }) => seed)).toEqual([9, 8])
  })

  it('has what was done by hand where the form says so, and opens it as it was done', async () => {
    const made = setup()
    const at = simTime(60_000_000)
    const command = {
      action: 'playground:SetTraffic',
      input: { name: 'users', arrivals: { poisson: { rps: 40 } } },
      at,
    }
    made.open({ scenario, seed: 7, now: simTime(70_000_000), commands: [command] })
    await stated(made)
    made.comparison.edit({ hasCommands: { a: true, b: false } })
    await made.comparison.start()
    const { result } = made.state()
    expect(made.state().progress).toEqual({ status: 'done' })
    expect(result?.labels).toEqual({ a: 'One task, with your command', b: 'rps 20, without your commands' })
    expect(result?.design.hasSameTraffic).toBe(false)
    const alone = replaySimulation({ scenario, seed: 8, now: simTime(120_000_000), commands: [command] })
    expect(result?.runs.a[1]?.traceHash).toBe(alone.traceHash())
    made.comparison.lookAt(simTime(59_000_000))
    await made.comparison.openInCanvas('a')
    made.comparison.lookAt(at)
    await made.comparison.openInCanvas('a')
    expect(made.restored.map(({ commands }) => commands)).toEqual([[], [command]])

    made.comparison.edit({ until: '1m' })
    await made.comparison.start()
    expect(made.state().progress).toEqual({
      status: 'failed',
      message: 'A: the last command comes at 1m: the runs must be longer than that',
    })
  })

  it('counts what fails of the commands with other seeds', async () => {
    const made = setup()
    const stop = { action: 'ecs:StopTask', input: { task: 'no-such-task' }, at: simTime(60_000_000) }
    made.open({ scenario, seed: 7, now: simTime(70_000_000), commands: [stop] })
    await stated(made)
    made.comparison.edit({ hasCommands: { a: true, b: false } })
    await made.comparison.start()
    const { result } = made.state()
    expect(result === null ? [] : refusedSentences(result)).toEqual([
      'In 3 of 3 runs of A your command failed: with another seed, what it names may not be there.',
    ])
  })
})
