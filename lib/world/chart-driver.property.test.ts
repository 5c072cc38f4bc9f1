// The driver and XState itself must agree: step by step with `transition`, and over time with an actor on a simulated clock.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnyStateMachine, createActor, initialTransition, SimulatedClock, transition } from 'xstate'
import { afterMs, Engine, PHASE } from '@/lib/engine'
import { CHARTS, type ChartUnderTest, isTimer } from '@/lib/testing/charts'
import { ChartDriver } from './chart-driver'
import type { ChartEvent } from './chart-driver-machines'
import { createRunner } from './chart-runner/create-runner'

const KEY = 'resource-1'

type Note = readonly ['effect', name: string] | readonly ['state', value: string]

/** A driver whose host writes down what it is asked for. */
function driverWithNotes() {
  const engine = new Engine(1)
  const notes: Note[] = []
  const driver = new ChartDriver(engine, {
    perform: (_machine, _key, effect) => notes.push(['effect', effect]),
    project: (_machine, _key, { value }) => notes.push(['state', JSON.stringify(value)]),
  })
  return { engine, driver, notes }
}

const seen = (actions: readonly { readonly type: string; readonly params: unknown }[]) =>
  actions.map(({ type, params }) => ({ type, params }))

describe.each(CHARTS)('the runner of the chart $id', (chart) => {
  const { machine, inputs, events } = chart

  it('takes the same steps as XState: value, context, status, actions and their parameters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...inputs),
        fc.array(fc.constantFrom(...events), { maxLength: 30 }),
        (input, sequence) => {
          const runner = createRunner(machine)
          const actions: { readonly type: string; readonly params: unknown }[] = []
          let mine = runner.initial(input, actions)
          let [theirs, theirActions] = initialTransition(machine, input as never)
          for (const event of [null, ...sequence]) {
            if (event) {
              actions.length = 0
              mine = runner.next(mine, event, actions)
              ;[theirs, theirActions] = transition(machine, theirs, event as never)
            }
            expect([mine.value, mine.context, mine.status]).toEqual([
              theirs.value,
              theirs.context,
              theirs.status,
            ])
            expect(seen(actions)).toEqual(seen(theirActions))
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('goes on from value and context alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...inputs),
        fc.array(fc.constantFrom(...events), { maxLength: 20 }),
        (input, sequence) => {
          const runner = createRunner(machine)
          let straight = runner.initial(input, [])
          for (const event of sequence) {
            const saved = JSON.parse(JSON.stringify({ value: straight.value, context: straight.context }))
            const restored = runner.resolve(saved.value, saved.context)
            expect(restored.status).toBe(straight.status)
            const [here, there] = [[], []] as { readonly type: string; readonly params: unknown }[][] as [
              never[],
              never[],
            ]
            straight = runner.next(straight, event, here)
            const next = runner.next(restored, event, there)
            expect([next.value, next.context, next.status]).toEqual([
              straight.value,
              straight.context,
              straight.status,
            ])
            expect(seen(there)).toEqual(seen(here))
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})

/** Delays of a few milliseconds, so that the clock of the actor can be moved one at a time. */
function quick(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(
    Object.entries(input).map(([name, value], i) => [name, name.endsWith('Ms') ? 3 + 2 * i : value]),
  )
}

type Step = { readonly event: ChartEvent } | { readonly passMs: number }

function steps({ events }: ChartUnderTest): fc.Arbitrary<Step[]> {
  const fromOutside = events
    .filter((event) => !isTimer(event))
    .map((event) => ('delayMs' in event ? { ...event, delayMs: 6 } : event))
  const event = fc.constantFrom(...fromOutside).map((one): Step => ({ event: one }))
  return fc.array(
    fc.oneof(
      event,
      fc.integer({ min: 1, max: 12 }).map((passMs): Step => ({ passMs })),
    ),
    { maxLength: 25 },
  )
}

/** XState's own way: an actor, real in all but its clock. */
function oracle({ machine }: ChartUnderTest, input: unknown) {
  const notes: string[] = []
  const effects = Object.entries(machine.implementations.actions).filter(
    ([, action]) => (action as { readonly type?: string }).type !== 'xstate.assign',
  )
  const noting = Object.fromEntries(effects.map(([name]) => [name, () => notes.push(name)]))
  const clock = new SimulatedClock()
  const actor = createActor(machine.provide({ actions: noting as never }) as AnyStateMachine, {
    input: input as never,
    clock,
  })
  actor.start()
  return { actor, clock, notes }
}

describe.each(CHARTS)('the driver of the chart $id', (chart) => {
  it('does over time what an actor of XState does, saved and restored at every step', () => {
    fc.assert(
      fc.property(fc.constantFrom(...chart.inputs), steps(chart), (given, sequence) => {
        const input = quick(given)
        const { actor, clock, notes: theirs } = oracle(chart, input)
        const mine: string[] = []
        let { engine, driver, notes } = driverWithNotes()
        driver.start(chart.id, KEY, input as never)
        for (const step of [{ passMs: 0 }, ...sequence]) {
          if ('event' in step) {
            driver.send(chart.id, KEY, step.event as never)
            engine.advanceTo(engine.now)
            if (actor.getSnapshot().status === 'active') actor.send(step.event as never)
          } else {
            engine.advanceTo(afterMs(engine.now, step.passMs))
            for (let i = 0; i < step.passMs; i++) clock.increment(1)
          }
          const snapshot = driver.snapshot(chart.id, KEY)
          expect([snapshot?.value, snapshot?.context]).toEqual([
            actor.getSnapshot().value,
            actor.getSnapshot().context,
          ])
          // No chart has two timers at once, so the queue holds what is waited for and nothing else.
          expect(engine.queued).toBe(snapshot?.until === null ? 0 : 1)
          mine.push(...notes.filter(([kind]) => kind === 'effect').map(([, name]) => name))
          expect(mine).toEqual(theirs)
          const saved = JSON.parse(JSON.stringify({ engine: engine.save(), charts: driver.save() }))
          ;({ engine, driver, notes } = driverWithNotes())
          engine.restore(saved.engine)
          driver.restore(saved.charts)
        }
        if (actor.getSnapshot().status === 'done') expect(engine.queued).toBe(0)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the chart driver', () => {
  const input = { createMs: 200, startupMs: 2_000, stopTimeoutMs: 30_000 }

  it('turns a delay into a queue entry at that time and drops it when the state is left', () => {
    const { engine, driver } = driverWithNotes()
    driver.start('container', KEY, input)
    expect(engine.queued).toBe(0)
    driver.deliver('container', KEY, { type: 'image.pulled' })
    expect(driver.snapshot('container', KEY)).toMatchObject({
      value: { PENDING: 'creating' },
      until: 200_000,
    })
    expect([engine.queued, engine.nextTime]).toEqual([1, 200_000])
    driver.deliver('container', KEY, { type: 'kill', exitCode: 1, reason: null })
    expect(engine.queued).toBe(0)
  })

  it('mirrors a state in the tables before it performs effects, so that these see the new status', () => {
    const { driver, notes } = driverWithNotes()
    driver.start('container', KEY, input)
    expect(notes).toEqual([
      ['state', '{"PENDING":"pulling"}'],
      ['effect', 'pullImage'],
    ])
  })

  it('delivers what is sent in this instant, after the running handler', () => {
    const { engine, driver, notes } = driverWithNotes()
    driver.start('target', KEY, { registrationMs: 900, deregistrationDelayMs: 5_000 })
    notes.length = 0
    driver.send('target', KEY, { type: 'deregister', delayMs: 5_000 })
    expect(notes).toEqual([])
    engine.advanceTo(engine.now)
    expect(notes).toEqual([
      ['state', '"draining"'],
      ['effect', 'stopHealthChecks'],
    ])
  })

  it('keeps apart charts of one machine and charts of one key', () => {
    const { engine, driver } = driverWithNotes()
    driver.start('load-balancer', 'a', { provisioningMs: 1 })
    driver.start('load-balancer', 'b', { provisioningMs: 2 })
    driver.start('instance', 'a', { launchMs: 1, agentStartMs: 1, shutdownMs: 1 })
    engine.advanceTo(afterMs(engine.now, 1))
    expect(driver.snapshot('load-balancer', 'a')?.value).toBe('active')
    expect(driver.snapshot('load-balancer', 'b')?.value).toBe('provisioning')
    expect(driver.snapshot('instance', 'a')?.value).toEqual({ running: 'booting' })
  })

  it('drops events for what is gone, and leaves a mark in the trace', () => {
    const { engine, driver, notes } = driverWithNotes()
    const before = engine.hash.digest()
    driver.deliver('task', 'nobody', { type: 'stop.requested' })
    expect(notes).toEqual([])
    expect(engine.hash.digest()).not.toBe(before)
  })

  it('forgets the timers of a chart with the chart', () => {
    const { engine, driver } = driverWithNotes()
    driver.start('load-balancer', KEY, { provisioningMs: 5_000 })
    expect(engine.queued).toBe(1)
    driver.remove('load-balancer', KEY)
    expect([engine.queued, driver.has('load-balancer', KEY), driver.snapshot('load-balancer', KEY)]).toEqual([
      0,
      false,
      null,
    ])
  })

  it('refuses to start a chart twice', () => {
    const { driver } = driverWithNotes()
    const given = { targetGroups: 0, activationMs: 0 }
    driver.start('task', KEY, given)
    expect(() => driver.start('task', KEY, given)).toThrow(/started twice/)
  })

  it('knows since when a chart is in its state: an ignored event does not count', () => {
    const { engine, driver } = driverWithNotes()
    driver.start('load-balancer', KEY, { provisioningMs: 5_000 })
    engine.advanceTo(afterMs(engine.now, 7_000))
    expect(driver.snapshot('load-balancer', KEY)?.enteredAt).toBe(5_000_000)
    driver.deliver('load-balancer', KEY, { type: 'unknown' } as never)
    expect(driver.snapshot('load-balancer', KEY)?.enteredAt).toBe(5_000_000)
  })

  it('runs timers before the data plane and the controllers of that instant', () => {
    const { engine, driver } = driverWithNotes()
    driver.start('load-balancer', KEY, { provisioningMs: 1 })
    let seenByController: unknown = null
    const look = engine.kind('look', () => {
      seenByController = driver.snapshot('load-balancer', KEY)?.value
    })
    engine.schedule(afterMs(engine.now, 1), PHASE.data, look)
    engine.advanceTo(afterMs(engine.now, 1))
    expect(seenByController).toBe('active')
  })
})
