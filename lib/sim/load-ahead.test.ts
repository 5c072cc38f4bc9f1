import { describe, expect, it } from 'vitest'
import { simTime, toSeconds } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { LOAD_BALANCER } from '@/lib/testing/one-service'
import { createSimulation, type LocalSimulation } from './simulation'

const seconds = (value: number) => simTime(value * 1_000_000)

/** A load and what the scenario does to it later. */
function simulationWith(
  arrivals: Readonly<Record<string, unknown>>,
  changes: readonly (readonly [at: string, input: Readonly<Record<string, unknown>>])[] = [],
): LocalSimulation {
  const operations = changes.map(([at, input]) => ({
    at,
    action: 'playground:SetTraffic',
    input: { name: 'users', ...input },
  }))
  return createSimulation({
    schemaVersion: 1,
    name: 'a load',
    pace: 'instant',
    operations: [...LOAD_BALANCER, ...operations],
    traffic: [{ name: 'users', to: '${alb}', arrivals }],
  })
}

const ratesAt = (simulation: LocalSimulation, second: number, steps = 6) => {
  simulation.advanceTo(seconds(second))
  return simulation.loadAhead({ seconds: 10 * steps, steps })?.rates ?? null
}

describe('The load ahead', () => {
  it('is the mean of each step, with what the scenario will change', () => {
    const simulation = simulationWith({ uniform: { rps: 8 } }, [
      ['30s', { rps: 20 }],
      ['45s', { factor: 2 }],
      ['50s', { retries: { attempts: 2 } }],
    ])
    expect(ratesAt(simulation, 10)).toEqual([8, 8, 20, 30, 40, 40])
    expect(ratesAt(simulation, 40)).toEqual([30, 40, 40, 40, 40, 40])
  })

  it('goes on where a recorded load is, and ends with it', () => {
    const trace = { counts: [100, 300, 200], periodSeconds: 20 }
    const simulation = simulationWith({ trace })
    expect(ratesAt(simulation, 10)).toEqual([5, 15, 15, 10, 10, 0])
    simulation.dispatch({ action: 'playground:SetTraffic', input: { name: 'users', factor: 3 } })
    expect(ratesAt(simulation, 10)).toEqual([15, 45, 45, 30, 30, 0])
    simulation.advanceTo(seconds(70))
    // A quarter of 100 and what three times the rest is.
    const total = simulation.world.data.totals().total
    expect(total).toBeGreaterThan(150 + 1_500)
    expect(total).toBeLessThanOrEqual(100 + 150 + 1_500)
  })

  it('is not known with users who wait for their answers, nor without any source', () => {
    expect(ratesAt(simulationWith({ closed: { users: 5 } }), 10)).toBeNull()
    const none = createSimulation({ schemaVersion: 1, name: 'none', operations: [] })
    expect(ratesAt(none, 10)).toBeNull()
  })

  it('is what comes, in a built-in scenario', () => {
    const simulation = createSimulation(builtInScenarios.find(({ id }) => id === 'morning-ramp')?.scenario)
    simulation.advanceTo(seconds(300))
    const ahead = simulation.loadAhead({ seconds: 600, steps: 10 })
    const before = simulation.world.data.totals().total
    simulation.advanceTo(seconds(900))
    const expected = 60 * (ahead?.rates.reduce((sum, rate) => sum + rate, 0) ?? 0)
    const came = simulation.world.data.totals().total - before
    // Poisson: within four standard deviations.
    expect(Math.abs(came - expected)).toBeLessThan(4 * Math.sqrt(expected))
    expect(toSeconds(ahead?.from ?? simulation.now())).toBe(300)
  })
})

it.each([
  [{ factor: 2, rps: 5 }, 'Give a factor, or rps or arrivals, not both'],
  [{ factor: 10_000 }, 'At 10000 times as much it would pass 1000000'],
  [{ factor: 0 }, 'factor'],
])('A factor is refused: %j', (input, message) => {
  const simulation = simulationWith({ poisson: { rps: 800 } })
  simulation.advanceTo(seconds(1))
  const result = simulation.dispatch({ action: 'playground:SetTraffic', input: { name: 'users', ...input } })
  expect(result.ok).toBe(false)
  expect(JSON.stringify(result)).toContain(message)
})
