// A run is a function of scenario, seed and commands, and of nothing else: neither of how it is advanced, nor of who looks
// on, nor of whether it was saved and restored on the way.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterSeconds, type SimTime, simTime } from '@/lib/engine'
import { builtInScenarios, parseDuration } from '@/lib/scenario'
import { checkInvariants } from '@/lib/world/invariants/check-invariants'
import { replaySimulation } from './replay-simulation'
import { createSimulation, type LocalSimulation, restoreSimulation } from './simulation'

const at = (text: string): SimTime => simTime(parseDuration(text) ?? Number.NaN)
const END = at('4m')

/** Faults at times when every scenario is busy. */
const COMMANDS = [
  { at: at('95s'), action: 'playground:StartZoneOutage', input: { zoneName: 'us-east-1b' } },
  {
    at: at('100500ms'),
    action: 'ecs:UpdateService',
    input: { cluster: 'demo', service: 'web', desiredCount: 3 },
  },
  { at: at('120s'), action: 'playground:EndZoneOutage', input: { zoneName: 'us-east-1b' } },
  {
    at: at('130s'),
    action: 'ecs:UpdateService',
    input: { cluster: 'demo', service: 'web', forceNewDeployment: true },
  },
  { at: at('135s'), action: 'ecs:DescribeServices', input: { nonsense: true } },
]

interface Saves {
  readonly savedAt?: SimTime
}

function withCommands(scenario: unknown, seed: number, { savedAt }: Saves = {}): LocalSimulation {
  let simulation = createSimulation(scenario, { seed })
  let saved = savedAt === undefined
  const advance = (time: SimTime): void => {
    if (!saved && savedAt !== undefined && savedAt < time) {
      simulation.advanceTo(savedAt)
      simulation = reloaded(scenario, simulation)
      saved = true
    }
    simulation.advanceTo(time)
  }
  for (const { at: time, action, input } of COMMANDS) {
    advance(time)
    simulation.dispatch({ action, input })
  }
  advance(END)
  return simulation
}

function reloaded(scenario: unknown, simulation: LocalSimulation): LocalSimulation {
  const checkpoint = JSON.parse(JSON.stringify(simulation.checkpoint()))
  return restoreSimulation(scenario, simulation.seed, checkpoint)
}

const comparable = (simulation: LocalSimulation) => ({
  hash: simulation.traceHash(),
  steps: simulation.steps(),
  events: simulation.world.log.events,
  requests: simulation.world.data.summary(),
})

describe.each(builtInScenarios.map(({ id, scenario }) => ({ id, scenario })))(
  'the scenario $id',
  ({ scenario }) => {
    const straight = withCommands(scenario, 1)

    it('runs the same for the same seed and commands, and otherwise for another seed', () => {
      expect(comparable(withCommands(scenario, 1))).toEqual(comparable(straight))
      expect(withCommands(scenario, 2).traceHash()).not.toBe(straight.traceHash())
    })

    it('replays from its record', () => {
      const record = JSON.parse(JSON.stringify(straight.record()))
      expect(comparable(replaySimulation(record))).toEqual(comparable(straight))
    })

    it.each(['0s', '60250ms', '97s', '131s'])(
      'goes on the same after a checkpoint at %s, down to the next checkpoint',
      (time) => {
        const restored = withCommands(scenario, 1, { savedAt: at(time) })
        expect(comparable(restored)).toEqual(comparable(straight))
        expect(JSON.parse(JSON.stringify(restored.checkpoint()))).toEqual(
          JSON.parse(JSON.stringify(straight.checkpoint())),
        )
      },
    )

    it('keeps the invariants at every look', () => {
      const simulation = createSimulation(scenario, { seed: 1 })
      for (let time = at('5s'); time <= END; time = afterSeconds(time, 5)) {
        simulation.advanceTo(time)
        checkInvariants(simulation.world)
      }
    })
  },
)

describe('how a run is advanced and who looks on', () => {
  const [{ scenario } = { scenario: {} }] = builtInScenarios
  const end = at('110s')
  const straight = createSimulation(scenario, { seed: 5 })
  straight.advanceTo(end)

  it('makes no difference: in small steps, event by event, from log entry to log entry', () => {
    const some = createSimulation(scenario, { seed: 5 })
    while (!some.advanceSome(end, 7));
    expect(some.traceHash()).toBe(straight.traceHash())
    const single = createSimulation(scenario, { seed: 5 })
    while (single.world.engine.nextTime <= end) single.step()
    expect(single.traceHash()).toBe(straight.traceHash())
    const jumping = createSimulation(scenario, { seed: 5 })
    while (jumping.now() < end) jumping.advanceToNextEvent(end)
    jumping.advanceTo(end)
    expect(jumping.traceHash()).toBe(straight.traceHash())
  })

  it('makes no difference: frames, inspections, requests followed, fits and checkpoints', () => {
    const watched = createSimulation(scenario, { seed: 5 })
    for (let time = at('1s'); time <= end; time = afterSeconds(time, 1)) {
      watched.advanceTo(time)
      const { samples, upsert } = watched.frame()
      if (time % 7 === 0) watched.resetFrames()
      for (const { key } of upsert) watched.inspect(key)
      for (const definition of watched.world.state.taskDefinitions.keys()) watched.fit(definition)
      watched.follow(samples[0]?.id ?? 1)
      if (time % 10_000_000 === 0) watched.checkpoint()
    }
    expect(watched.traceHash()).toBe(straight.traceHash())
  })

  it('makes no difference: a checkpoint after any number of events, also in the middle of an instant', () => {
    const total = straight.steps()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: total - 1 }), (steps) => {
        const first = createSimulation(scenario, { seed: 5 })
        for (let i = 0; i < steps; i++) first.step()
        const second = reloaded(scenario, first)
        second.advanceTo(end)
        expect(second.traceHash()).toBe(straight.traceHash())
      }),
      { numRuns: 12 },
    )
  })

  it('makes no difference: a checkpoint leaves alone the run that it was taken of', () => {
    const first = createSimulation(scenario, { seed: 5 })
    first.advanceTo(at('90s'))
    const checkpoint = first.checkpoint()
    const text = JSON.stringify(checkpoint)
    first.advanceTo(end)
    expect(JSON.stringify(checkpoint)).toBe(text)
    expect(first.traceHash()).toBe(straight.traceHash())
  })
})
