import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { FromForecaster } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation, forkedSimulation, type LocalSimulation } from '@/lib/sim'
import { ForecastLoop } from './forecast-loop'

const minutes = (n: number) => simTime(n * 60 * US_PER_SECOND)
const scenario = builtInScenarios.find(({ id }) => id === 'morning-ramp')?.scenario
const SERIES = ['service/web/desired', 'requests/rps']

/** A worker by hand: what is scheduled runs when it is told to, and each look at the clock takes a while. */
function createLoop() {
  const posted: FromForecaster[] = []
  const queue: (() => void)[] = []
  let wallMs = 0
  const simulations: LocalSimulation[] = []
  const loop = new ForecastLoop(
    {
      wallMs: () => (wallMs += 5),
      post: (message) => void posted.push(message),
      schedule: (run) => void queue.push(run),
    },
    (fork) => {
      const simulation = forkedSimulation(fork)
      simulations.push(simulation)
      return simulation
    },
  )
  const runAll = () => {
    for (let run = queue.shift(); run !== undefined; run = queue.shift()) run()
  }
  const runOne = () => queue.shift()?.()
  return { loop, posted, runAll, runOne, simulations }
}

function morning(at: number) {
  const run = createSimulation(scenario)
  run.advanceTo(minutes(at))
  const key = [...run.world.state.services.keys()][0] ?? ''
  return { run, key, ask: (until: number) => ({ key, until: minutes(until), series: SERIES }) }
}

const last = (posted: readonly FromForecaster[]) => {
  const message = posted.at(-1)
  if (message?.type !== 'forecast') throw new Error('no forecast')
  return message
}

describe('computing ahead', () => {
  it('tells what then happens', () => {
    const { run, key, ask } = morning(6)
    const { loop, posted, runAll } = createLoop()
    loop.handle({ type: 'begin', id: 1, fork: run.fork() })
    loop.handle({ type: 'ask', question: ask(20) })
    runAll()
    const { id, from, reached, history, series } = last(posted)
    expect([id, from, reached]).toEqual([1, minutes(6), minutes(20)])
    run.advanceTo(minutes(20))
    expect(history).toEqual(run.scaling({ key, from: minutes(6) }))
    expect(history?.activities.length).toBeGreaterThan(0)
    expect(series.first).toBe(360)
    for (const [name, values] of series.columns)
      expect(values).toEqual(run.world.series.column(name).slice(360))
  })

  it('tells on the way how far it is, in slices', () => {
    const { run, ask } = morning(6)
    const { loop, posted, runAll, runOne } = createLoop()
    loop.handle({ type: 'begin', id: 1, fork: run.fork() })
    loop.handle({ type: 'ask', question: ask(26) })
    runOne()
    expect(last(posted).reached).toBeLessThan(minutes(26))
    runAll()
    const reached = posted.map((message) => (message.type === 'forecast' ? message.reached : 0))
    expect(reached).toEqual(reached.toSorted((a, b) => a - b))
    expect(reached.at(-1)).toBe(minutes(26))
  })

  it('goes on from where it is when somebody looks further', () => {
    const { run, ask } = morning(6)
    const { loop, posted, runAll, simulations } = createLoop()
    loop.handle({ type: 'begin', id: 1, fork: run.fork() })
    for (const until of [10, 14, 12]) {
      loop.handle({ type: 'ask', question: ask(until) })
      runAll()
    }
    expect(simulations).toHaveLength(1)
    expect(last(posted).reached).toBe(minutes(14))
    run.advanceTo(minutes(14))
    expect(simulations[0]?.traceHash()).toBe(run.traceHash())
  })

  it('begins anew with a new fork, and has the command that made it one', () => {
    const { run, ask } = morning(6)
    const { loop, posted, runAll } = createLoop()
    loop.handle({ type: 'ask', question: ask(8) })
    loop.handle({ type: 'begin', id: 1, fork: run.fork() })
    runAll()
    run.dispatch({ action: 'ecs:UpdateService', input: { cluster: 'demo', service: 'web', desiredCount: 7 } })
    loop.handle({ type: 'begin', id: 2, fork: run.fork() })
    runAll()
    const { id, series } = last(posted)
    expect(id).toBe(2)
    expect(series.columns[0]?.[1].at(-1)).toBe(7)
  })

  it('has no forecast when the run breaks ahead', () => {
    const { run, ask } = morning(6)
    const { loop, posted, runAll, simulations } = createLoop()
    loop.handle({ type: 'begin', id: 1, fork: run.fork() })
    const [simulation] = simulations
    if (simulation)
      simulation.advanceSome = () => {
        throw new Error('reserved 300 of 256 CPU units')
      }
    loop.handle({ type: 'ask', question: ask(8) })
    runAll()
    expect(posted).toEqual([{ type: 'failed', id: 1, message: 'reserved 300 of 256 CPU units' }])
  })
})
