import { describe, expect, it } from 'vitest'
import { type SimTime, START, simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { Frame, FromWorker, ToWorker, WorkerMethod } from '@/lib/protocol'
import type { DispatchResult, FrameBody, Simulation } from '@/lib/sim/types'
import { fixtureOutcome } from '@/lib/testing/fixture-outcome'
import { SimulationLoop } from './loop'

const EVENT_US = 10_000

/** One event each 10 ms; an entry in the log at each whole ten seconds; `break` makes the next event throw. */
class TickingSimulation implements Simulation {
  readonly opening = { at: START, speed: 1 }
  readonly endsAt = START
  readonly pace = 'instant'
  readonly startAt = 0
  readonly name = 'ticking'
  time = 0
  eventCostMs = 0
  broken = false
  commands: { action: string; input: Record<string, unknown>; at: SimTime }[] = []
  private logged = 0

  constructor(
    readonly seed: number,
    private readonly clock: { now: number },
  ) {}

  now = () => simTime(this.time)
  steps = () => this.time / EVENT_US
  advanceTo(time: SimTime) {
    while (!this.advanceSome(time, 1_000));
  }
  advanceSome(time: SimTime, maxEvents: number) {
    for (let n = 0; n < maxEvents; n++) {
      if (this.time + EVENT_US > time) {
        this.time = time
        return true
      }
      this.step()
    }
    return this.time === time
  }
  step() {
    if (this.broken) throw new Error('reserved 300 of 256 CPU units')
    this.time = (Math.floor(this.time / EVENT_US) + 1) * EVENT_US
    this.clock.now += this.eventCostMs
    return true
  }
  advanceToNextEvent(limit: SimTime) {
    const next = (Math.floor(this.time / 10_000_000) + 1) * 10_000_000
    this.advanceTo(simTime(Math.min(next, limit)))
  }
  dispatch(command: { action: string; input: Readonly<Record<string, unknown>> }): DispatchResult {
    const commandLine = `aws ${command.action}`
    if (command.action === 'bad')
      return { ok: false, commandLine, error: { code: 'ClientException', message: 'no' } }
    this.commands = [...this.commands, { ...command, at: this.now() }]
    if (command.action === 'break') this.broken = true
    const readOnly = command.action.includes('describe-')
    return { ok: true, commandLine, output: { at: this.time }, failures: [], ignored: [], readOnly }
  }
  complete = () => ({ from: 0, to: 0, options: [], hint: null })
  dispatchLine = (text: string) => this.dispatch({ action: text, input: {} })
  /** Of how many frames each brought the dots. */
  readonly dots: number[] = []
  frame(frames = 1): FrameBody {
    this.dots.push(frames)
    const due = Math.floor(this.time / 10_000_000)
    const events = Array.from({ length: Math.max(0, due - this.logged) }, (_, i) => ({
      sequence: this.logged + i,
      at: simTime((this.logged + i + 1) * 10_000_000),
      source: 'aws.ecs',
      detailType: 'x',
      message: 'm',
      subjects: [],
      level: 'info' as const,
      mark: null,
    }))
    this.logged = due
    const none = {
      upsert: [],
      remove: [],
      usage: [],
      decisions: [],
      commands: [],
      metrics: [],
      samples: [],
      messages: [],
    }
    return {
      now: this.now(),
      events,
      ...none,
      requestsPerSample: 1,
      messagesPerSample: 1,
      requests: { total: 0, inFlight: 0 },
    }
  }
  resetFrames() {
    this.logged = 0
  }
  inspect = () => null
  fit = () => []
  follow = () => null
  scaling = () => null
  fork = () => ({ scenario: {}, seed: this.seed, at: this.now(), state: { time: this.time } })
  whyNotYet = () => null
  sighting = null
  watchFor = () => {}
  capacityWhy = () => null
  loadAhead = () => null
  scalingPreview = () => ({ lines: [], times: [], now: '' })
  requestWays = () => []
  tryOut = () => []
  scenarioFile = () => ({})
  outcome = () => fixtureOutcome()
  report = () => ({ html: '', csv: '' })
  checkpoint = () => ({ time: this.time, commands: this.commands })
  traceHash = () => `${this.time}:${this.commands.map((c) => `${c.action}@${c.at}`).join(',')}`
  record = () => ({ scenario: 'ticking', seed: this.seed, commands: this.commands, now: this.now() })
}

class Invalid extends Error {
  override readonly name = 'ScenarioError'
  readonly where = 'operations[3].input.Port'
}

function setup({ eventCostMs = 0 } = {}) {
  const clock = { now: 0 }
  const posted: FromWorker[] = []
  const queue: { run: () => void; at: number }[] = []
  const made: TickingSimulation[] = []
  const create = (seed: number) => {
    const simulation = new TickingSimulation(seed, clock)
    simulation.eventCostMs = eventCostMs
    made.push(simulation)
    return simulation
  }
  const screen = { isQuick: true }
  const loop: SimulationLoop = new SimulationLoop(
    {
      wallMs: () => clock.now,
      post(message) {
        posted.push(message)
        if (message.type === 'frame' && screen.isQuick) loop.handle({ id: 0, method: 'shown', input: {} })
      },
      schedule: (run, ms) => queue.push({ run, at: clock.now + ms }),
    },
    {
      create(scenario, seed) {
        if (scenario === 'invalid') throw new Invalid('expected a number')
        return create(seed ?? 7)
      },
      restore: (_scenario, seed, checkpoint) => Object.assign(create(seed), structuredClone(checkpoint)),
      sketchOf: () => ({
        instances: [],
        tasks: 0,
        revisions: 0,
        fixedPort: null,
        hasQueue: false,
        hasFault: false,
        load: [],
      }),
      scenarios: [{ id: 'a', title: 'A', description: 'An A.', lookFor: ['x', 'y'], scenario: { text: 1 } }],
    },
  )
  let id = 0
  const call = (method: WorkerMethod, input: unknown = {}) => {
    id++
    loop.handle({ id, method, input } as ToWorker)
    return id
  }
  /** Lets the timers run for `ms` of wall clock. */
  const run = (ms: number) => {
    const end = clock.now + ms
    for (let guard = 0; guard < 100_000; guard++) {
      const next = queue.sort((a, b) => a.at - b.at)[0]
      if (next === undefined || next.at > end) break
      queue.shift()
      clock.now = Math.max(clock.now, next.at)
      next.run()
    }
    clock.now = Math.max(clock.now, end)
  }
  const answer = (wanted: number) =>
    posted.find((m) => (m.type === 'reply' || m.type === 'error') && m.id === wanted)
  const frames = () => posted.filter((m): m is Frame => m.type === 'frame')
  const latest = () => made.at(-1) as TickingSimulation
  return { call, run, answer, frames, posted, latest, clock, queue, screen }
}

const seconds = (n: number) => n * US_PER_SECOND

describe('the simulation loop', () => {
  it('plays at the speed asked for', () => {
    const { call, run, latest } = setup()
    call('load', { scenario: 's' })
    call('speed', { speed: 10 })
    call('play')
    run(2_000)
    expect(latest().time).toBeGreaterThan(seconds(19))
    expect(latest().time).toBeLessThanOrEqual(seconds(20))
  })

  it('sends about twenty frames a second while playing and none while paused', () => {
    const { call, run, frames } = setup()
    call('load', { scenario: 's' })
    call('play')
    const before = frames().length
    run(1_000)
    const sent = frames().length - before
    expect(sent).toBeGreaterThanOrEqual(18)
    expect(sent).toBeLessThanOrEqual(21)
    call('pause')
    const paused = frames().length
    run(1_000)
    expect(frames().length).toBe(paused)
  })

  it('waits for a screen that does not keep up, and goes on when it does', () => {
    const { call, run, frames, screen } = setup()
    call('load', { scenario: 'x' })
    call('play')
    run(500)
    screen.isQuick = false
    const before = frames().length
    run(5_000)
    expect(frames().length - before).toBeLessThanOrEqual(2)
    screen.isQuick = true
    call('shown')
    run(1_000)
    expect(frames().length - before).toBeGreaterThan(10)
  })

  it('brings the dots of the frames that a slow screen has missed, of a few at most', () => {
    const { call, run, latest, screen } = setup()
    call('load', { scenario: 'x' })
    call('play')
    run(1_000)
    const { dots } = latest()
    expect(Math.max(...dots.slice(1))).toBeLessThan(2)
    screen.isQuick = false
    run(175)
    call('shown')
    run(1_000)
    screen.isQuick = true
    call('shown')
    run(200)
    expect(dots.filter((frames) => frames > 2 && frames < 4)).toHaveLength(1)
    expect(dots.filter((frames) => frames === 4).length).toBeGreaterThanOrEqual(1)
    expect(Math.max(...dots)).toBe(4)
  })

  it('says how far it falls behind when events cost more time than there is, and stays open to messages', () => {
    // 100 events a simulated second at 1 ms each: ten times real time is all it can do; sixty are asked for.
    const { call, run, frames, queue } = setup({ eventCostMs: 1 })
    call('load', { scenario: 's' })
    call('speed', { speed: 60 })
    call('play')
    run(5_000)
    const last = frames().at(-1)
    expect(last?.keepingUp).toBeGreaterThan(0.1)
    expect(last?.keepingUp).toBeLessThan(0.25)
    expect(queue.length).toBe(1)
  })

  it('does not leap after the machine slept', () => {
    const { call, run, latest, clock } = setup({ eventCostMs: 0.5 })
    call('load', { scenario: 's' })
    call('play')
    run(500)
    const before = latest().time
    clock.now += 60_000
    run(300)
    expect(latest().time - before).toBeLessThan(seconds(10))
  })

  it('answers an invalid scenario with the path and leaves the run alone', () => {
    const { call, run, answer, latest } = setup()
    call('load', { scenario: 's' })
    call('play')
    run(100)
    const before = latest()
    expect(answer(call('load', { scenario: 'invalid' }))).toMatchObject({
      type: 'error',
      error: { code: 'ScenarioError', message: 'expected a number', where: 'operations[3].input.Port' },
    })
    run(100)
    expect(latest()).toBe(before)
    expect(before.time).toBeGreaterThan(150_000)
  })

  it('goes on to the next entry of the log, also when it lies on the edge of a search slice', () => {
    const { call, run, answer, latest } = setup()
    call('load', { scenario: 's' })
    const first = call('nextEvent')
    run(100)
    expect(answer(first)?.type).toBe('reply')
    expect(latest().time).toBe(seconds(10))
    const second = call('nextEvent')
    run(100)
    expect(answer(second)?.type).toBe('reply')
    expect(latest().time).toBe(seconds(20))
  })

  it('gives up the search for the next event when anything else is asked for', () => {
    const { call, run, answer, latest, frames } = setup({ eventCostMs: 5 })
    call('load', { scenario: 's' })
    const search = call('nextEvent')
    run(60)
    expect(answer(search)).toBeUndefined()
    const command = call('dispatch', { action: 'op', input: {} })
    expect(answer(search)).toMatchObject({ type: 'reply', value: null })
    expect(answer(command)?.type).toBe('reply')
    const again = call('nextEvent')
    call('play')
    expect(answer(again)?.type).toBe('reply')
    expect(frames().at(-1)?.playing).toBe(true)
    const before = latest().time
    run(100)
    expect(latest().time).toBeGreaterThan(before)
  })

  it.each([0, 7])(
    'goes on to a moment with one frame, which has as many dots on any machine (%i ms)',
    (cost) => {
      const { call, run, answer, latest, frames, posted } = setup({ eventCostMs: cost })
      call('load', { scenario: 's' })
      call('play')
      run(100)
      call('pause')
      const [before, at] = [frames().length, latest().time + seconds(3) + 5]
      const id = call('advanceTo', { at })
      run(5_000)
      expect(answer(id)).toMatchObject({ type: 'reply', value: null })
      expect(latest().time).toBe(at)
      expect(frames()).toHaveLength(before + 1)
      expect(frames().at(-1)).toMatchObject({ now: at, playing: false })
      expect(posted.findLastIndex(({ type }) => type === 'frame')).toBeLessThan(posted.length - 1)
      expect(latest().dots.at(-1)).toBe(1)
    },
  )

  it('steps one event and pauses', () => {
    const { call, run, latest, frames } = setup()
    call('load', { scenario: 's' })
    call('play')
    run(1_000)
    const before = latest().time
    call('step')
    expect(latest().time).toBeLessThanOrEqual(before + EVENT_US)
    expect(frames().at(-1)?.playing).toBe(false)
  })

  it('undoes to the moment before the gesture, command by command, twenty at most', () => {
    const { call, run, answer, latest, frames } = setup()
    call('load', { scenario: 's' })
    for (let i = 0; i < 25; i++) {
      call('dispatch', { action: `op${i}`, input: {} })
      call('play')
      run(100)
      call('pause')
    }
    const at = latest().commands.at(-1)?.at
    expect(answer(call('undo'))).toMatchObject({ value: { undone: 'aws op24' } })
    expect(frames().at(-1)?.undoLine).toBe('aws op23')
    expect(latest().time).toBe(at)
    expect(latest().commands).toHaveLength(24)
    for (let i = 0; i < 19; i++) call('undo')
    expect(frames().at(-1)?.undoLine).toBeNull()
    expect(latest().commands).toHaveLength(5)
    expect(answer(call('undo'))).toMatchObject({ error: { code: 'NothingToUndo' } })
  })

  it('redoes what was undone, at the time at which it was left, until something else is done', () => {
    const { call, run, answer, latest, frames } = setup()
    call('load', { scenario: 's' })
    for (const action of ['first', 'second', 'third']) {
      call('dispatch', { action, input: {} })
      call('play')
      run(100)
      call('pause')
    }
    const actions = () => latest().commands.map(({ action }) => action)
    const left = latest().time
    call('undo')
    call('undo')
    expect(actions()).toEqual(['first'])
    expect(frames().at(-1)?.redoLine).toBe('aws second')
    expect(answer(call('redo'))).toMatchObject({ value: { redone: 'aws second' } })
    expect(actions()).toEqual(['first', 'second'])
    expect(answer(call('redo'))).toMatchObject({ value: { redone: 'aws third' } })
    expect(actions()).toEqual(['first', 'second', 'third'])
    expect(latest().time).toBe(left)
    expect(frames().at(-1)?.redoLine).toBeNull()
    expect(answer(call('redo'))).toMatchObject({ error: { code: 'NothingToRedo' } })
    call('undo')
    call('dispatch', { action: 'other', input: {} })
    expect(frames().at(-1)?.redoLine).toBeNull()
    call('undo', { isForGood: true })
    expect(frames().at(-1)?.redoLine).toBeNull()
  })

  it('undoes the commands of one gesture together', () => {
    const { call, answer, latest, frames } = setup()
    call('load', { scenario: 's' })
    call('dispatch', { action: 'alone', input: {} })
    call('dispatch', { action: 'first', input: {} })
    call('dispatch', { action: 'second', input: {}, continues: true })
    expect(latest().commands.map(({ action }) => action)).toEqual(['alone', 'first', 'second'])
    expect(answer(call('undo'))).toMatchObject({ value: { undone: 'aws second' } })
    expect(latest().commands.map(({ action }) => action)).toEqual(['alone'])
    call('undo')
    expect(latest().commands).toEqual([])
    expect(frames().at(-1)?.undoLine).toBeNull()
  })

  it('does not keep an undo point for a refused command', () => {
    const { call, answer, frames } = setup()
    call('load', { scenario: 's' })
    expect(answer(call('dispatch', { action: 'bad', input: {} }))).toMatchObject({
      error: { code: 'ClientException' },
    })
    expect(frames().at(-1)?.undoLine).toBeNull()
  })

  it('does not keep an undo point for a question', () => {
    const { call, frames } = setup()
    call('load', { scenario: 's' })
    call('dispatch', { action: 'ecs describe-services', input: {} })
    expect(frames().at(-1)?.undoLine).toBeNull()
  })

  it('gives each loaded, restored or undone run a number of its own', () => {
    const { call, frames } = setup()
    call('load', { scenario: 's' })
    call('dispatch', { action: 'op', input: {} })
    call('undo')
    call('load', { scenario: 's' })
    const runs = frames().map((frame) => frame.run)
    expect(new Set(runs)).toEqual(new Set([1, 2, 3]))
    expect(runs).toEqual([...runs].sort((a, b) => a - b))
  })

  it('rebuilds a run from its record with the same hash, refuses commands meanwhile, and can undo after it', () => {
    const original = setup()
    original.call('load', { scenario: 's', seed: 3 })
    original.call('play')
    original.run(1_234)
    original.call('dispatch', { action: 'one', input: {} })
    original.run(777)
    original.call('dispatch', { action: 'two', input: {} })
    original.run(55)
    const copy = setup({ eventCostMs: 1 })
    const id = copy.call('restore', { record: original.latest().record() })
    expect(copy.answer(copy.call('dispatch', { action: 'x', input: {} }))).toMatchObject({
      error: { code: 'Busy' },
    })
    copy.run(5_000)
    expect(copy.answer(id)).toMatchObject({ type: 'reply', value: { seed: 3 } })
    expect(copy.latest().traceHash()).toBe(original.latest().traceHash())
    copy.call('undo')
    expect(copy.latest().commands.map((c) => c.action)).toEqual(['one'])
  })

  it('shows nothing on a short way to where a run was, and now and then what is passed on a long one', () => {
    const record = { scenario: 's', seed: 3, commands: [], now: seconds(100) }
    const framesOn = (eventCostMs: number) => {
      const { call, run, answer, frames } = setup({ eventCostMs })
      const id = call('restore', { record })
      run(10_000)
      expect(answer(id)).toMatchObject({ type: 'reply' })
      return frames().map(({ now }) => now)
    }
    expect(framesOn(0.01)).toEqual([seconds(100)])
    const passed = framesOn(0.2)
    expect(passed.length).toBeGreaterThan(2)
    expect(passed.length).toBeLessThan(8)
    expect(passed.at(-1)).toBe(seconds(100))
  })

  it('reports a crash with seed, time and step, and undo leads back to before the command', () => {
    const { call, run, posted, answer, latest, frames } = setup()
    call('load', { scenario: 's', seed: 99 })
    call('play')
    run(500)
    const before = latest().time
    call('dispatch', { action: 'break', input: {} })
    run(500)
    expect(posted.filter((m) => m.type === 'crashed')).toMatchObject([
      { message: 'reserved 300 of 256 CPU units', seed: 99, canUndo: true, record: { seed: 99 } },
    ])
    expect(answer(call('play'))).toMatchObject({ error: { code: 'Crashed' } })
    expect(answer(call('undo'))).toMatchObject({ value: { undone: 'aws break' } })
    expect(latest().time).toBe(before)
    expect(frames().at(-1)?.playing).toBe(false)
    call('play')
    run(500)
    expect(latest().time).toBeGreaterThan(before)
  })

  it('lists the built-in scenarios without their text and gives the text on demand', () => {
    const { call, answer } = setup()
    expect(answer(call('scenarios'))).toMatchObject({
      value: [{ id: 'a', title: 'A', description: 'An A.', lookFor: ['x', 'y'] }],
    })
    expect(answer(call('scenario', { id: 'a' }))).toMatchObject({ value: { scenario: { text: 1 } } })
    expect(answer(call('scenario', { id: 'zz' }))).toMatchObject({ error: { code: 'NotFound' } })
  })
})
