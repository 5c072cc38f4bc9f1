// What the built-in scenarios about network modes show.

import { describe, expect, it } from 'vitest'
import { run, scenarioOf, times } from '@/lib/testing/built-in-run'
import { hostIdOf } from '@/lib/world/hosts'
import type { LocalSimulation } from './simulation'

const running = ({ world }: LocalSimulation, service = 'web') =>
  [...world.state.tasks.values()].filter(
    ({ group, lastStatus }) => group === `service:${service}` && lastStatus === 'RUNNING',
  )

const byHost = (simulation: LocalSimulation) => {
  const counts = new Map<string, number>()
  for (const task of running(simulation)) counts.set(hostIdOf(task), (counts.get(hostIdOf(task)) ?? 0) + 1)
  return [...counts.values()].sort((a, b) => a - b)
}

describe('awsvpc', () => {
  const scenario = scenarioOf('awsvpc-runs-out-of-enis')

  it('runs out of network interfaces on the third task, though there is room', () => {
    const simulation = run(scenario, '2m20s')
    expect(running(simulation)).toHaveLength(2)
    expect(times(simulation, /encountered error "RESOURCE:ENI"/).length).toBeGreaterThan(0)
    const [instance] = simulation.world.state.containerInstances.values()
    const held = simulation.world.tasks.reservedOn(instance?.instanceId ?? '')
    expect([held.cpu, instance?.cpu]).toEqual([384, 2048])
  })

  it('finds ten on an instance that joins with a trunk, and two on the one that was there', () => {
    const simulation = run(scenario, '5m')
    expect(byHost(simulation)).toEqual([2, 10])
    const { byStatus, total } = simulation.world.data.summary()
    expect(byStatus['200']).toBeGreaterThan(total * 0.99)
  })
})

describe('a fixed port', () => {
  it('has one copy an instance where dynamic ones have as many as are wanted, and cannot be upgraded beside itself', () => {
    const simulation = run(scenarioOf('fixed-against-dynamic'), '5m')
    const images = (service: string) =>
      running(simulation, service).map(({ taskDefinitionArn }) => taskDefinitionArn.split('/').at(-1))
    expect(images('dynamic')).toEqual(Array(4).fill('dynamic:2'))
    expect(images('fixed')).toEqual(['fixed:1', 'fixed:1'])
    expect(new Set(running(simulation, 'fixed').map(hostIdOf)).size).toBe(2)
    expect(
      times(simulation, /service fixed\).*already using a port required by your task/).length,
    ).toBeGreaterThan(0)
  })
})
