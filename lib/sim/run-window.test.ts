import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { endWindow, startWindow } from './run-window'
import { createSimulation } from './simulation'

const seconds = (count: number) => simTime(count * US_PER_SECOND)
const storm = builtInScenarios.find(({ id }) => id === 'retry-storm')?.scenario

describe('A window of a run', () => {
  const simulation = createSimulation(storm)
  const whole = startWindow(simulation)
  simulation.advanceTo(seconds(240))
  const later = startWindow(simulation)
  const before = simulation.world.data.summary()
  simulation.advanceTo(seconds(420))

  it('that is the whole run has its summary', () => {
    const { requests, result } = endWindow(simulation, whole)
    expect(requests).toEqual(result.requests)
  })

  it('adds up to the whole with what was before', () => {
    const { requests, result, from, until } = endWindow(simulation, later)
    expect([from, until]).toEqual([240, 420])
    expect(before.total).toBeGreaterThan(100)
    expect(requests.total).toBeGreaterThan(100)
    expect(before.total + requests.total).toBe(result.requests.total)
    for (const name of ['succeeded', 'gaveUp', 'retries', 'timeouts'] as const)
      expect(before.clients[name] + requests.clients[name]).toBe(result.requests.clients[name])
    for (const [status, count] of Object.entries(result.requests.byStatus))
      expect((before.byStatus[status] ?? 0) + (requests.byStatus[status] ?? 0)).toBe(count)
  })

  it('changes nothing of the run', () => {
    const unwatched = createSimulation(storm)
    unwatched.advanceTo(seconds(420))
    expect(simulation.traceHash()).toBe(unwatched.traceHash())
  })
})

it('A window without requests has no latency', () => {
  const simulation = createSimulation({ name: 'Nothing', operations: [] })
  const start = startWindow(simulation)
  simulation.advanceTo(seconds(10))
  expect(endWindow(simulation, start).latencyMs(0.5)).toBeNull()
})
