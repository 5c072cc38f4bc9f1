// The scenarios about how targets are chosen keep what they say, with the numbers that they say.

import { describe, expect, it } from 'vitest'
import { US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { zoneOfTarget } from '@/lib/world/hosts'
import { createSimulation, type LocalSimulation } from './simulation'

function run(id: string, seconds: number): LocalSimulation {
  const { scenario } = builtInScenarios.find((one) => one.id === id) ?? {}
  const simulation = createSimulation(scenario)
  simulation.advanceTo((seconds * US_PER_SECOND) as never)
  return simulation
}

const column = ({ world }: LocalSimulation, name: string, from: number, to: number) =>
  Array.from(world.series.column(name).slice(from, to), (value) => value ?? 0)
const highest = (values: readonly number[]) => Math.max(...values)
const sum = (values: readonly number[]) => values.reduce((all, value) => all + (value || 0), 0)
const mean = (values: readonly number[]) => sum(values) / values.length

describe('Scenarios about the choice of targets', () => {
  it('sticky-scale-in: half of the visitors lose their task once, and nobody a request', () => {
    const simulation = run('sticky-scale-in', 600)
    const strayed = column(simulation, 'alb/web/NonStickyRequestCount', 350, 600)
    expect(sum(strayed)).toBe(101)
    expect(sum(column(simulation, 'alb/web/NonStickyRequestCount', 240, 350))).toBe(0)
    expect(Object.keys(simulation.world.data.summary().byStatus)).toEqual(['200'])
  })

  it('slow-start-cold-cache: slow start keeps the tail of the latency short while caches are cold', () => {
    const simulation = run('slow-start-cold-cache', 780)
    const byFifteen = (from: number, to: number) =>
      Array.from({ length: (to - from) / 15 }, (_, i) =>
        mean(column(simulation, 'requests/p99Ms', from + 15 * i, from + 15 * (i + 1))),
      )
    expect(highest(byFifteen(300, 375))).toBeGreaterThan(600)
    expect(highest(byFifteen(600, 720))).toBeLessThan(200)
    expect(Object.keys(simulation.world.data.summary().byStatus)).toEqual(['200'])
  })

  it('lying-health-check: the upgrade completes while everything fails; a check of the page shows it, and the group fails open', () => {
    const simulation = run('lying-health-check', 600)
    expect(
      simulation.world.log.events.some(({ message }) => message.includes('has reached a steady state')),
    ).toBe(true)
    expect(sum(column(simulation, 'requests/errors5xxTarget', 400, 600))).toBeGreaterThan(11_000)
    const states = () => new Set([...simulation.world.state.targets.values()].map(({ state }) => state))
    expect([...states()]).toEqual(['healthy'])
    simulation.advanceTo((630 * US_PER_SECOND) as never)
    expect([...states()]).toEqual(['unhealthy'])
    expect(sum(column(simulation, 'alb/web/UnhealthyRoutingRequestCount', 620, 630))).toBeGreaterThan(300)
  })

  it('unequal-zones: 10 % each with cross-zone, then 25 % and 6.25 %, at twice the latency', () => {
    const simulation = run('unequal-zones', 540)
    const zones = [...simulation.world.state.targets.values()].map(
      (target) => zoneOfTarget(simulation.world.state, target)?.name,
    )
    const inA = zones.filter((zone) => zone === 'us-east-1a').length
    expect([inA, zones.length - inA]).toEqual([2, 8])
    // Nodes take turns, so that each zone gets half: of it, each target its part.
    const { samples } = simulation.world.data.takeSamples(20_000)
    const late = samples.filter(({ startedAt }) => startedAt > 380 * US_PER_SECOND)
    const counts = new Map<string, number>()
    for (const { instanceId, hostPort } of late) {
      const target = `${instanceId}:${hostPort}`
      counts.set(target, (counts.get(target) ?? 0) + 1)
    }
    const shares = [...counts.values()].map((count) => count / late.length).sort((x, y) => y - x)
    // Every so many requests is shown; a share of those is off by chance.
    const isNear = (share: number, expected: number) =>
      Math.abs(share - expected) < 3.3 * Math.sqrt((expected * (1 - expected)) / late.length)
    const expected = [0.25, 0.25, ...Array<number>(8).fill(0.0625)]
    expect(shares.filter((share, i) => !isNear(share, expected[i] ?? 0))).toEqual([])
    expect(shares.length).toBe(10)
    const tail = (from: number, to: number) => mean(column(simulation, 'requests/p99Ms', from, to))
    expect(tail(380, 540) / tail(300, 360)).toBeGreaterThan(2)
    expect(Object.keys(simulation.world.data.summary().byStatus)).toEqual(['200'])
  })
})
