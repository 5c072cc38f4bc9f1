// What held small runs up, and what a card may say of those that nothing held up.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import type { RunOutcome } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim/simulation'
import { at, outcomeOf, type Story, scenarioOf } from '@/lib/testing/outcome-story'
import { runOutcome } from './run-outcome'

describe('The bottleneck', () => {
  const kindOf = ({ bottleneck }: RunOutcome) => [bottleneck.kind, bottleneck.service?.name ?? null]

  it.each<[name: string, story: Story, kind: string]>([
    ['CPU of an instance that is asked for more than it has', { rps: 25, desired: 4 }, 'hostCpu'],
    [
      'workers that wait while CPU is free',
      { rps: 40, image: { cpuMsPerRequest: 5, waitMsPerRequest: 400, concurrency: 2 } },
      'workers',
    ],
    [
      'memory of a container that requests fill',
      {
        rps: 40,
        image: { cpuMsPerRequest: 5, waitMsPerRequest: 900, memoryMiB: 200, memoryMiBPerRequest: 8 },
      },
      'memory',
    ],
    ['capacity, where tasks find no room', { desired: 9, rps: 1 }, 'capacity'],
    ['nothing, where goals are kept and every task runs', { rps: 2 }, 'none'],
  ])('is %s', (_, story, kind) => {
    expect(kindOf(outcomeOf(story, 600))).toEqual([kind, kind === 'none' ? null : 'web'])
  })

  it('is CPU of a task that has a limit', () => {
    const scenario = scenarioOf({ rps: 12, desired: 4 }) as { readonly operations: readonly object[] }
    const operations = scenario.operations.map((operation) =>
      JSON.parse(JSON.stringify(operation).replace('"family":"web"', '"family":"web","cpu":"256"')),
    )
    const simulation = createSimulation({ ...scenario, operations })
    simulation.advanceTo(at(600))
    expect(kindOf(runOutcome(simulation))).toEqual(['taskCpu', 'web'])
  })

  it('is a host port that is taken', () => {
    const scenario = scenarioOf({ rps: 1, desired: 2 })
    const fixed = JSON.parse(
      JSON.stringify(scenario).replace('"containerPort":80}]', '"containerPort":80,"hostPort":8080}]'),
    )
    const simulation = createSimulation(fixed)
    simulation.advanceTo(at(600))
    expect(kindOf(runOutcome(simulation))).toEqual(['ports', 'web'])
  })

  const NEW_IMAGE = {
    at: '180.5s',
    action: 'ecs:UpdateService',
    input: { service: 'web', forceNewDeployment: true },
  }

  it('is a host port that the old task holds, though as many tasks run as are wanted', () => {
    const scenario = scenarioOf({ rps: 1, desired: 1, operations: [NEW_IMAGE] })
    const fixed = JSON.parse(
      JSON.stringify(scenario).replace('"containerPort":80}]', '"containerPort":80,"hostPort":8080}]'),
    )
    const simulation = createSimulation(fixed)
    simulation.advanceTo(at(170))
    expect(kindOf(runOutcome(simulation))).toEqual(['none', null])
    simulation.advanceTo(at(600))
    const { bottleneck, services } = runOutcome(simulation)
    expect(bottleneck).toMatchObject({
      kind: 'ports',
      reason: 'Tasks of web found no instance with their host port free for 420 task-seconds.',
    })
    expect(services).toMatchObject([{ name: 'web', unplacedTaskSeconds: 420 }])
  })

  it('is capacity for the replacements of tasks that must leave a draining instance', () => {
    const drain = {
      at: '3m',
      action: 'ecs:UpdateContainerInstancesState',
      input: { containerInstances: ['${fleet.containerInstance}'], status: 'DRAINING' },
    }
    expect(kindOf(outcomeOf({ rps: 1, desired: 1, operations: [drain] }, 600))).toEqual(['capacity', 'web'])
  })

  it('is none once a task that found no room is not wanted any more', () => {
    const set = (time: string, desiredCount: number) => ({
      at: time,
      action: 'ecs:UpdateService',
      input: { service: 'web', desiredCount },
    })
    const unplaced = (seconds: number) =>
      outcomeOf({ rps: 1, desired: 9, operations: [set('3m', 2)] }, seconds).services[0]?.unplacedTaskSeconds
    expect(unplaced(170)).toBeGreaterThan(100)
    expect(unplaced(600)).toBe(unplaced(190))
  })

  it('leaves out that tasks had no instance yet before anything was answered', () => {
    const early = JSON.parse(JSON.stringify(scenarioOf({ rps: 2, desired: 2 })).replace('"at":"40s",', ''))
    const simulation = createSimulation(early)
    simulation.advanceTo(at(600))
    const { bottleneck, services } = runOutcome(simulation)
    expect([bottleneck.kind, services[0]?.unplacedTaskSeconds]).toEqual(['none', 0])
  })

  it('is capacity while tasks wait in PROVISIONING for the instances of their provider', () => {
    const builtIn = builtInScenarios.find(({ id }) => id === 'cold-capacity')
    const simulation = createSimulation(existing(builtIn, 'cold-capacity').scenario)
    simulation.advanceTo(at(630))
    expect(runOutcome(simulation).services).toMatchObject([{ unplacedTaskSeconds: 0 }])
    simulation.advanceTo(at(720))
    expect(kindOf(runOutcome(simulation))).toEqual(['capacity', 'web'])
  })

  it('is memory where containers are killed for want of it, with or without requests', () => {
    const leak = { memoryMiB: 300 }
    const idle = outcomeOf({ image: leak, extra: { traffic: [] } }, 200)
    expect(kindOf(idle)).toEqual(['memory', 'web'])
    expect(idle.bottleneck.reason).toMatch(
      /^Containers of web were killed \d+ times, as they ran out of memory\.$/,
    )
    expect(kindOf(outcomeOf({ rps: 1, image: leak }, 200))).toEqual(['memory', 'web'])
  })

  it('is the application where requests are too slow and waited for nothing', () => {
    const story = { rps: 5, image: { cpuMsPerRequest: 5, waitMsPerRequest: 600 } }
    expect(outcomeOf(story, 600)).toMatchObject({
      latencyMet: false,
      bottleneck: {
        kind: 'application',
        reason: 'Requests took longer than the goal by their own work: they waited for nothing.',
      },
    })
  })

  it('says no more than is true where nothing stands out', () => {
    const reasonOf = (story: Story) => outcomeOf(story, 600).bottleneck.reason
    expect(reasonOf({ rps: 2 })).toBe('Nothing stands out: goals are kept, and every task found its place.')
    expect(reasonOf({ extra: { traffic: [] } })).toBe('Nothing stands out: every task found its place.')
  })
})
