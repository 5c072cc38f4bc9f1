import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import { experimentPage, ONE_TASK as scenario } from '@/lib/testing/experiment-page'
import { spawned } from '@/lib/testing/experiment-workers'
import { Comparison } from '../compare/comparison'
import { Experimenter } from '../compare/experimenter'
import { sweepCommand } from './command'
import { endedOf } from './state'
import { Sweep } from './sweep'

const RPS = 'traffic[users].arrivals.poisson.rps[1].rps'
const WAIT = 'images["web:1"].waitMsPerRequest'

function setup() {
  const { run, session, open, restored, asked, store } = experimentPage('one-task-one-port')
  const { workers, spawn } = spawned()
  const experimenter = () => new Experimenter(spawn, () => 3)
  const comparison = new Comparison(run, session, experimenter())
  let ms = 0
  const clock = () => {
    ms += 500
    return ms
  }
  const sweep = new Sweep({ run, session, comparison, experimenter: experimenter(), clock })
  return { sweep, comparison, workers, open, restored, asked, store, state: () => sweep.state.getState() }
}

async function stated({ sweep, state }: ReturnType<typeof setup>, rps = '10,20', wait = '5,15,25') {
  await sweep.look()
  sweep.addParameter()
  const [first, second] = state().form.parameters
  sweep.editParameter(first?.id ?? -1, { path: RPS, values: rps })
  sweep.editParameter(second?.id ?? -1, { path: WAIT, values: wait })
  sweep.edit({ replications: 2, until: '90s' })
}

describe('A sweep', () => {
  it('fills every cell with runs on the same seeds and estimates it', async () => {
    const made = setup()
    await stated(made)
    const progress: string[] = []
    made.sweep.state.subscribe((state) => {
      if (state.progress.status === 'running')
        progress.push(`${state.progress.done}/${state.progress.all} ${state.progress.leftMs}`)
    })
    await made.sweep.start()
    const { result, measures, progress: end } = made.state()
    expect(end).toEqual({ status: 'done', done: 12, all: 12 })
    expect(result?.cells.map((cell) => endedOf(cell).length)).toEqual([2, 2, 2, 2, 2, 2])
    const requests = measures.findIndex(({ name }) => name === 'requests')
    const means = result?.cells.map((cell) => cell.measures?.[requests]?.mean ?? 0) ?? []
    // The arrivals are the same whatever a request waits for, and twice as many below.
    expect(new Set(means.slice(0, 3).map(Math.round)).size).toBeLessThanOrEqual(2)
    expect(means[3]).toBeGreaterThan(1.5 * (means[0] ?? 0))
    expect(progress).toContain('0/12 null')
    expect(progress).toContain('11/12 500')
    // One answers, two run, and those that ran are ended.
    expect(made.workers.map(({ ended }) => ended)).toEqual([false, true, true])
  })

  it('takes one parameter, and leaves out what was not stated', async () => {
    const made = setup()
    await stated(made, '10,20')
    const [, second] = made.state().form.parameters
    made.sweep.editParameter(second?.id ?? -1, { path: '', values: '' })
    await made.sweep.start()
    expect(made.state().result?.cells).toHaveLength(2)
  })

  it('says what is wrong and where, and forgets it with the next edit', async () => {
    const made = setup()
    await stated(made, '1..1000000000:1')
    await made.sweep.start()
    expect(made.state().progress).toEqual({
      status: 'failed',
      message: `"${RPS}=1..1000000000:1": the range 1..1000000000:1 has 1000000000 values; at most 1000`,
    })
    made.sweep.edit({ until: '1m' })
    expect(made.state().progress).toEqual({ status: 'editing' })
  })

  it('stops at once, keeps what has ended, and goes on with what is missing', async () => {
    const made = setup()
    await stated(made)
    const stop = made.sweep.state.subscribe(({ progress }) => {
      if (progress.status === 'running' && progress.done === 4) made.sweep.stop()
    })
    await made.sweep.start()
    stop()
    expect(made.state().progress).toEqual({ status: 'stopped', done: 4, all: 12 })
    expect(await made.sweep.files()).toBeNull()
    const runsOf = () =>
      made.workers.flatMap(({ asked }) => asked.filter((method) => method === 'run')).length
    const before = runsOf()
    await made.sweep.start()
    expect(made.state().progress).toEqual({ status: 'done', done: 12, all: 12 })
    expect(runsOf() - before).toBe(8)
    expect((await made.sweep.files())?.cellsCsv.split('\n')).toHaveLength(8)
  })

  it('begins anew when something else is stated', async () => {
    const made = setup()
    await stated(made)
    await made.sweep.start()
    made.sweep.edit({ replications: 1 })
    await made.sweep.start()
    expect(made.state().progress).toEqual({ status: 'done', done: 6, all: 6 })
  })

  it('opens the seed of a cell that was chosen, under a name that says what it is', async () => {
    const made = setup()
    await stated(made)
    await made.sweep.start()
    made.sweep.choose(4)
    made.sweep.chooseSeed(8)
    await made.sweep.openInCanvas('end')
    await made.sweep.openInCanvas('start')
    expect(made.asked.filter((method) => method === 'outcome')).toHaveLength(1)
    const [end, start] = made.restored
    expect(end).toMatchObject({
      seed: 8,
      now: 90_000_000,
      commands: [],
      scenario: { name: expect.stringMatching(/ \(rps 20, waitMsPerRequest 15\)$/) },
    })
    expect(start).toEqual({ ...end, now: 0 })
    expect(made.store.getState().mainView).toBe('canvas')
  })

  it('hands two cells to the comparison, which comes to the same runs', async () => {
    const made = setup()
    await stated(made)
    await made.sweep.start()
    made.sweep.choose(0)
    made.sweep.chooseSide('a')
    made.sweep.choose(5)
    made.sweep.chooseSide('b')
    await made.sweep.compare()
    expect(made.store.getState().mainView).toBe('compare')
    const { progress, result } = made.comparison.state.getState()
    expect(progress).toEqual({ status: 'done' })
    expect(result?.labels).toEqual({ a: 'rps 10, waitMsPerRequest 5', b: 'rps 20, waitMsPerRequest 25' })
    const hashes = (runs: readonly ({ traceHash: string } | undefined)[] = []) =>
      runs.map((run) => run?.traceHash)
    const { cells } = made.state().result ?? { cells: [] }
    expect(hashes(result?.runs.a)).toEqual(hashes(cells[0]?.runs))
    expect(hashes(result?.runs.b)).toEqual(hashes(cells[5]?.runs))
  })

  it('keeps its scenario when another is opened after a result, until it is told to take it', async () => {
    const made = setup()
    await stated(made)
    await made.sweep.start()
    made.open({ scenario: { ...scenario, name: 'Another' }, seed: 9, now: simTime(0), commands: [] })
    await made.sweep.look()
    expect(made.state()).toMatchObject({ isOtherOpen: true, base: { seed: 7 } })
    await made.sweep.takeOpen()
    expect(made.state()).toMatchObject({ isOtherOpen: false, base: { seed: 9 }, result: null })
  })
})

describe('The line for a terminal', () => {
  const form = {
    parameters: [
      { id: 0, path: ` ${RPS} `, values: '10..30:10 ' },
      { id: 1, path: 'name', values: '"it\'s"' },
      { id: 2, path: '', values: '' },
    ],
    replications: 3,
    until: '20m',
    warmUp: '5m',
  }

  it('is quoted for a shell and leaves nothing to a default', () => {
    expect(sweepCommand({ id: 'one-task-one-port', title: 'One task', seed: 7 }, form)).toEqual({
      file: 'one-task-one-port',
      isBuiltIn: true,
      line:
        `dockyard sweep one-task-one-port --vary '${RPS}=10..30:10' --vary 'name="it'\\''s"' ` +
        '--replications 3 --seed 7 --until 20m --warm-up 5m --out sweep.json',
    })
  })

  it('names a file for a scenario that is not built in', () => {
    const { file, isBuiltIn } = sweepCommand({ id: null, title: 'My own; rm -rf', seed: 1 }, form)
    expect({ file, isBuiltIn }).toEqual({ file: 'my-own-rm-rf.json', isBuiltIn: false })
  })
})
