import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Engine, LimitError, PHASE, type Phase, type SimTime, simTime } from '.'
import { TraceHash } from './trace-hash'

/** An engine whose events write down what was handled. */
function recordingEngine(limits?: ConstructorParameters<typeof Engine>[1]) {
  const engine = new Engine(1, limits)
  const handled: { readonly at: number; readonly what: unknown }[] = []
  const note = engine.kind('note', (a) => handled.push({ at: engine.now, what: a }))
  const letter = engine.payloadKind<unknown>('letter', (payload) =>
    handled.push({ at: engine.now, what: payload }),
  )
  return { engine, handled, note, letter }
}

const at = (microseconds: number): SimTime => simTime(microseconds)
const UNLIMITED = { eventsAnInstant: 1_000, eventsARun: 1_000_000, queued: 1_000 }

describe('order', () => {
  it('is time, then phase, then the order of scheduling', () => {
    const { engine, handled, note } = recordingEngine()
    engine.schedule(at(5), PHASE.observer, note, 1)
    engine.schedule(at(5), PHASE.command, note, 2)
    engine.schedule(at(5), PHASE.controller, note, 3)
    engine.schedule(at(5), PHASE.data, note, 4)
    engine.schedule(at(5), PHASE.resource, note, 5)
    engine.schedule(at(5), PHASE.command, note, 6)
    engine.schedule(at(4), PHASE.observer, note, 7)
    engine.advanceTo(at(5))
    expect(handled.map(({ what }) => what)).toEqual([7, 2, 6, 5, 4, 3, 1])
  })

  it('lets an earlier phase in, when an event schedules one for the same instant', () => {
    const engine = new Engine(1)
    const seen: string[] = []
    const resource = engine.kind('resource', () => seen.push('resource'))
    const controller = engine.kind('controller', (a) => {
      seen.push(`controller ${a}`)
      if (a === 1) engine.schedule(engine.now, PHASE.resource, resource)
    })
    engine.schedule(at(1), PHASE.controller, controller, 1)
    engine.schedule(at(1), PHASE.controller, controller, 2)
    engine.advanceTo(at(1))
    expect(seen).toEqual(['controller 1', 'resource', 'controller 2'])
  })

  it('never lets time go back, whatever handlers schedule', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 30 }),
        (seed, first) => {
          const engine = new Engine(seed, { ...UNLIMITED, eventsAnInstant: 100_000 })
          let last = -1
          let left = 200
          const kind: number = engine.kind('branch', () => {
            expect(engine.now).toBeGreaterThanOrEqual(last)
            last = engine.now
            const random = engine.random.stream('branch')
            for (let i = random.integer(3); i > 0 && left > 0; i--, left--) {
              engine.schedule(at(engine.now + random.integer(20)), random.integer(5) as Phase, kind)
            }
          })
          for (const [time, phase] of first) engine.schedule(at(time), phase as Phase, kind)
          engine.advanceTo(at(10_000))
          expect(engine.queued).toBe(0)
          expect(engine.now).toBe(10_000)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the clock', () => {
  it('stands at the time it was advanced to, with events of that very instant handled', () => {
    const { engine, handled, note } = recordingEngine()
    engine.schedule(at(10), PHASE.resource, note, 1)
    engine.schedule(at(11), PHASE.resource, note, 2)
    engine.advanceTo(at(10))
    expect([engine.now, engine.queued, engine.nextTime]).toEqual([10, 1, 11])
    expect(handled).toEqual([{ at: 10, what: 1 }])
  })

  it('refuses to schedule or move anything into the past', () => {
    const { engine, note } = recordingEngine()
    engine.advanceTo(at(10))
    expect(() => engine.schedule(at(9), PHASE.resource, note)).toThrow(
      /note is scheduled at 9 µs, before now \(10 µs\)/,
    )
    const handle = engine.schedule(at(20), PHASE.resource, note)
    expect(() => engine.move(handle, at(9))).toThrow(/before now/)
  })

  it('refuses to pass over an event', () => {
    const { engine, note } = recordingEngine()
    engine.schedule(at(5), PHASE.resource, note)
    expect(() => engine.standAt(at(6))).toThrow(/pass over an event/)
    engine.standAt(at(5))
    expect(engine.now).toBe(5)
  })

  it('does not turn back when it is advanced to an earlier time', () => {
    const { engine } = recordingEngine()
    engine.advanceTo(at(7))
    engine.advanceTo(at(3))
    expect(engine.now).toBe(7)
  })
})

describe('payloads', () => {
  it('arrive with their event and are kept no longer', () => {
    const { engine, handled, letter } = recordingEngine()
    engine.post(at(1), PHASE.resource, letter, { hello: [1, null, 'x'] })
    expect(engine.save().payloads).toHaveLength(1)
    engine.advanceTo(at(1))
    expect(handled).toEqual([{ at: 1, what: { hello: [1, null, 'x'] } }])
    expect(engine.save().payloads).toEqual([])
  })

  it('of cancelled events are forgotten with them', () => {
    const { engine, handled, note, letter } = recordingEngine()
    const cancelled = engine.post(at(1), PHASE.resource, letter, 'never read')
    engine.post(at(1), PHASE.resource, letter, 'read')
    // A plain event with the number of the other's payload must not take that away when it is cancelled.
    const plain = engine.schedule(at(1), PHASE.resource, note, 1)
    engine.cancel(cancelled)
    engine.cancel(plain)
    expect(engine.save().payloads).toEqual([[1, 'read']])
    engine.advanceTo(at(1))
    expect(handled.map(({ what }) => what)).toEqual(['read'])
    expect(engine.queued).toBe(0)
  })

  it('move with their event', () => {
    const { engine, handled, letter } = recordingEngine()
    const handle = engine.post(at(1), PHASE.resource, letter, 'late')
    engine.move(handle, at(9))
    expect(engine.isQueued(handle)).toBe(true)
    engine.advanceTo(at(9))
    expect(handled).toEqual([{ at: 9, what: 'late' }])
    expect(engine.isQueued(handle)).toBe(false)
  })
})

describe('limits are loud', () => {
  it('on events in one instant, naming the kind that ran wild', () => {
    const engine = new Engine(1, { ...UNLIMITED, eventsAnInstant: 50 })
    const again: number = engine.kind('again', () => void engine.schedule(engine.now, PHASE.resource, again))
    engine.schedule(at(3), PHASE.resource, again)
    expect(() => engine.advanceTo(at(4))).toThrow(
      new LimitError('more than 50 events at 3 µs, the last of kind again'),
    )
    expect(engine.handled).toBeLessThanOrEqual(51)
  })

  it('on events in one run', () => {
    const engine = new Engine(1, { ...UNLIMITED, eventsARun: 20 })
    const tick: number = engine.kind(
      'tick',
      () => void engine.schedule(at(engine.now + 1), PHASE.resource, tick),
    )
    engine.schedule(at(0), PHASE.resource, tick)
    expect(() => engine.advanceTo(at(1_000))).toThrow(/more than 20 events in one run/)
  })

  it('on queued events', () => {
    const { engine, note } = recordingEngine({ ...UNLIMITED, queued: 3 })
    for (let i = 0; i < 3; i++) engine.schedule(at(i), PHASE.resource, note)
    expect(() => engine.schedule(at(9), PHASE.resource, note)).toThrow(/more than 3 events are queued/)
  })

  it('and an instant that is over does not count against the next', () => {
    const { engine, handled, note } = recordingEngine({ ...UNLIMITED, eventsAnInstant: 10 })
    for (let i = 0; i < 100; i++) engine.schedule(at(i >> 3), PHASE.resource, note, i)
    engine.advanceTo(at(100))
    expect(handled).toHaveLength(100)
  })
})

/** Kinds that never occur, declared before and after those that do. */
interface IdleKinds {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const IDLE = ['alarm', 'meter', 'zebra']
const idleKinds = fc
  .subarray(IDLE)
  .map((before): IdleKinds => ({ before, after: IDLE.filter((name) => !before.includes(name)) }))

/**
 * A run with payloads, moves and cancellations, so that a checkpoint has something of everything; all of its state is inside the
 * engine, so that a restored run is the same run.
 */
function busyEngine(seed: number, started = true, idle: IdleKinds = { before: [], after: [] }): Engine {
  const engine = new Engine(seed)
  for (const name of idle.before) engine.kind(name, () => {})
  const letter = engine.payloadKind<{ depth: number }>('letter', ({ depth }) => {
    const random = engine.random.stream('letters')
    if (depth < 40)
      engine.post(at(engine.now + 1 + random.integer(50)), PHASE.resource, letter, { depth: depth + 1 })
  })
  const tick: number = engine.kind('tick', (a) => {
    const random = engine.random.stream('ticks')
    const next = engine.schedule(
      at(engine.now + 1 + Math.floor(random.exponential(7))),
      PHASE.data,
      tick,
      (a + 1) % 1_000,
    )
    if (random.chance(0.3)) engine.move(next, at(engine.now + 1 + random.integer(9)))
    const passing = engine.post(at(engine.now + 40), PHASE.controller, letter, { depth: 40 })
    if (random.chance(0.5)) engine.cancel(passing)
  })
  for (const name of idle.after) engine.kind(name, () => {})
  if (started) {
    engine.schedule(at(0), PHASE.data, tick)
    engine.post(at(0), PHASE.resource, letter, { depth: 0 })
  }
  return engine
}

describe('checkpoints', () => {
  it('of a run restored from JSON continue to the same hash', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), fc.integer({ min: 0, max: 900 }), (seed, middle) => {
        const straight = busyEngine(seed)
        straight.advanceTo(at(1_000))
        const before = busyEngine(seed)
        before.advanceTo(at(middle))
        const after = busyEngine(seed, false)
        after.restore(JSON.parse(JSON.stringify(before.save())))
        after.advanceTo(at(1_000))
        expect(after.hash.digest()).toBe(straight.hash.digest())
        expect(after.handled).toBe(straight.handled)
        expect(after.save()).toEqual(straight.save())
      }),
      { numRuns: 50 },
    )
  })

  it('and the trace know kinds by name: in whatever order these were declared, the run is the same', () => {
    fc.assert(
      fc.property(idleKinds, idleKinds, (here, there) => {
        const plain = busyEngine(5, true, { before: [], after: IDLE })
        const other = busyEngine(5, true, here)
        for (const engine of [plain, other]) engine.advanceTo(at(400))
        expect(other.save()).toEqual(plain.save())
        const restored = busyEngine(5, false, there)
        restored.restore(other.save())
        for (const engine of [plain, restored]) engine.advanceTo(at(800))
        expect(restored.hash.digest()).toBe(plain.hash.digest())
        expect(restored.save()).toEqual(plain.save())
      }),
      { numRuns: 20 },
    )
  })

  it('are plain JSON: nothing is lost on the way', () => {
    const engine = busyEngine(3)
    engine.advanceTo(at(500))
    const state = engine.save()
    expect(JSON.parse(JSON.stringify(state))).toEqual(state)
  })

  it('of a version with other kinds of events are refused', () => {
    const state = busyEngine(1).save()
    const other = new Engine(1)
    other.kind('something else', () => {})
    expect(() => other.restore(state)).toThrow(/event kinds letter, tick but this version has something else/)
  })

  it('of another seed are refused', () => {
    const other = busyEngine(2)
    expect(() => other.restore(busyEngine(1).save())).toThrow(/seed/)
  })
})

describe('the trace hash', () => {
  it('takes the three numbers of an event as it takes them one by one', () => {
    const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), word, word, (time, first, second) => {
        const [together, apart] = [new TraceHash(), new TraceHash()]
        together.event(time, first, second)
        for (const value of [time, first, second]) apart.number(value)
        expect(together.digest()).toBe(apart.digest())
      }),
    )
  })

  const digest = (seed: number): string => {
    const engine = busyEngine(seed)
    engine.advanceTo(at(1_000))
    return engine.hash.digest()
  }

  it('is the same for the same seed and different for another', () => {
    expect(digest(1)).toBe(digest(1))
    expect(digest(1)).not.toBe(digest(2))
    expect(digest(1)).toMatch(/^[0-9a-f]{16}$/)
  })

  it('notices a change of time, order, kind or content of a single event', () => {
    const run = (
      ...events: readonly (readonly [time: number, kind: number, a: number, b: number])[]
    ): string => {
      const engine = new Engine(1)
      engine.kind('x', () => {})
      engine.kind('y', () => {})
      for (const [time, kind, a, b] of events) engine.schedule(at(time), PHASE.data, kind, a, b)
      engine.advanceTo(at(2 ** 40))
      return engine.hash.digest()
    }
    const runs = [
      run([1, 0, 5, 6], [2, 0, 7, 8]),
      run([2, 0, 5, 6], [2, 0, 7, 8]),
      run([1 + 2 ** 33, 0, 5, 6]),
      run([1, 0, 5, 6]),
      run([1, 1, 5, 6], [2, 0, 7, 8]),
      run([1, 0, 6, 5], [2, 0, 7, 8]),
      run([1, 0, 5, 7], [2, 0, 7, 8]),
      run([1, 0, 7, 8], [2, 0, 5, 6]),
      run([1, 0, -5, 6], [2, 0, 7, 8]),
    ]
    expect(new Set(runs).size).toBe(runs.length)
  })

  it('tells texts apart, also where they are split', () => {
    const hash = (...texts: readonly string[]): string => {
      const engine = new Engine(1)
      for (const text of texts) engine.hash.text(text)
      return engine.hash.digest()
    }
    expect(hash('ab', 'c')).not.toBe(hash('a', 'bc'))
    expect(hash('RUNNING → STOPPED')).not.toBe(hash('STOPPED → RUNNING'))
  })
})
