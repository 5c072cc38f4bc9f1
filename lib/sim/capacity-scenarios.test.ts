// What the built-in scenarios about capacity providers say of their times.

import { describe, expect, it } from 'vitest'
import { toSeconds } from '@/lib/engine'
import { times as allTimes, clock, run, scenarioOf, steps } from '@/lib/testing/built-in-run'
import type { LocalSimulation } from './simulation'

/** Each once. */
const times = (simulation: LocalSimulation, pattern: RegExp) => [...new Set(allTimes(simulation, pattern))]

const sums = ({ world }: LocalSimulation) =>
  [...world.state.groupActivities.values()].flatMap(({ details }) => details ?? [])

const at = ({ world }: LocalSimulation, series: string, minute: number) =>
  Number(world.series.column(series)[minute * 60])

describe('Two loops', () => {
  const simulation = run(scenarioOf('cold-capacity'), '22m')

  it('grow the service and the cluster one after the other', () => {
    expect(steps(simulation)).toEqual(['10:41 4 → 8', '15:43 8 → 12'])
    expect(times(simulation, /has started 4 tasks/)).toEqual(['1:01', '10:46', '15:47'])
    expect(times(simulation, /fleet-AlarmHigh.*→ ALARM/)).toEqual(['11:49', '16:49'])
    expect(times(simulation, /PROVISIONING → PENDING/)).toEqual(['13:01', '18:44'])
    expect(sums(simulation)).toEqual([
      'M 2 / N 1 = 200 %, target 100 %: 2 instances',
      'M 3 / N 2 = 150 %, target 100 %: 3 instances',
    ])
  })

  it('wait for the warm-up of the instance before', () => {
    const held = simulation.world.log.decisions.filter(({ summary }) =>
      summary.endsWith('1 instance warms up'),
    )
    expect(held.map(({ at }) => clock(at))).toContain('12:56')
    const [, second] = [...simulation.world.state.autoScalingInstances.values()]
    const third = [...simulation.world.state.autoScalingInstances.values()].at(-1)
    expect(toSeconds(third?.launchedAt ?? simulation.now())).toBeGreaterThan(
      toSeconds(second?.inServiceAt ?? simulation.now()) + 300,
    )
  })

  it('answer everybody in the end', () => {
    expect(at(simulation, 'requests/p50Ms', 12)).toBeGreaterThan(200)
    expect(at(simulation, 'requests/p50Ms', 20)).toBeLessThan(100)
    expect(at(simulation, 'cp/fleet/waiting', 17)).toBe(4)
    expect(at(simulation, 'cp/fleet/waiting', 20)).toBe(0)
  })
})

describe('The launch type', () => {
  const scenario = scenarioOf('launch-type-never-grows')

  it('leaves tasks without a place and the group as it is', () => {
    const simulation = run(scenario, '40m')
    expect(steps(simulation)).toEqual(['10:41 4 → 8'])
    expect(times(simulation, /was unable to place a task/)).toEqual(['10:46'])
    for (const minute of [12, 20, 39]) {
      expect(at(simulation, 'service/web/running', minute)).toBe(4)
      expect(at(simulation, 'cp/fleet/waiting', minute)).toBe(0)
      expect(at(simulation, 'cp/fleet/CapacityProviderReservation', minute)).toBe(100)
    }
    expect(simulation.world.state.autoScalingGroups.get('fleet')?.desiredCapacity).toBe(1)
  })

  it('grows it as soon as the service has a strategy', () => {
    const strategy = {
      at: '12m',
      action: 'ecs:UpdateService',
      input: {
        cluster: 'demo',
        service: 'web',
        capacityProviderStrategy: [{ capacityProvider: 'fleet', weight: 1 }],
        forceNewDeployment: true,
      },
    }
    const simulation = run({ ...scenario, operations: [...scenario.operations, strategy] }, '40m')
    expect(at(simulation, 'service/web/running', 39)).toBeGreaterThan(7)
    expect(simulation.world.state.autoScalingGroups.get('fleet')?.desiredCapacity).toBeGreaterThan(2)
  })
})
