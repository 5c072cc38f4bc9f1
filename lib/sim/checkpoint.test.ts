import { expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation, restoreSimulation } from './simulation'

const at = (seconds: number) => simTime(seconds * US_PER_SECOND)
const scenario = builtInScenarios.find(({ id }) => id === 'rolling-upgrade')?.scenario

it('A checkpoint in memory stays as it was while the run goes on, and leads to the same run', () => {
  const simulation = createSimulation(scenario)
  simulation.advanceTo(at(150))
  const checkpoint = simulation.checkpoint()
  const text = JSON.stringify(checkpoint)
  simulation.advanceTo(at(400))
  expect(JSON.stringify(checkpoint)).toBe(text)
  for (const from of [checkpoint, JSON.parse(text), checkpoint]) {
    const restored = restoreSimulation(scenario, simulation.seed, from)
    restored.advanceTo(at(400))
    expect(restored.traceHash()).toBe(simulation.traceHash())
    expect(JSON.stringify(restored.checkpoint())).toBe(JSON.stringify(simulation.checkpoint()))
  }
})

it('A checkpoint of another version is refused', () => {
  const simulation = createSimulation(scenario)
  const { world, ...rest } = JSON.parse(JSON.stringify(simulation.checkpoint()))
  const old = { ...rest, world: { ...world, version: 1 } }
  expect(() => restoreSimulation(scenario, simulation.seed, old)).toThrow(/version 1, and this .* reads 10/)
})

it('A run that keeps only the newest of its past is the same run', () => {
  const [whole, recent] = [
    createSimulation(scenario),
    createSimulation(scenario, { history: { events: 20, steps: 30 } }),
  ]
  for (const simulation of [whole, recent]) simulation.advanceTo(at(400))
  expect(recent.traceHash()).toBe(whole.traceHash())
  expect(recent.world.log.events).toEqual(whole.world.log.events.slice(-recent.world.log.events.length))
  expect(recent.world.log.events.length).toBeLessThanOrEqual(40)
  expect(recent.world.series.step(399)).toEqual(whole.world.series.step(399))
  expect(recent.world.series.step(300)).toEqual({})
})

it('What a watched run keeps does not grow while it is left alone', () => {
  const simulation = createSimulation(scenario, { history: { events: 200, steps: 120 } })
  const sizes = [15, 25].map((minutes) => {
    simulation.advanceTo(at(minutes * 60))
    return JSON.stringify(simulation.checkpoint()).length
  })
  expect(sizes[1]).toBeLessThan(1.1 * (sizes[0] ?? 0))
})
