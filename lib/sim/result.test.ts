import { describe, expect, it } from 'vitest'
import { parseDuration } from '@/lib/scenario'
import { oneService } from '@/lib/testing/one-service'
import { runResult, statisticOf } from './result'
import { createSimulation } from './simulation'

const SCENARIO = {
  name: 'Result',
  pace: 'instant',
  operations: [...oneService(), { at: '2m', action: 'ecs:UpdateService', input: { service: 'nobody' } }],
  traffic: [{ name: 'users', to: '${alb}', arrivals: { uniform: { rps: 10 } } }],
}

it('a world runs at the pace and on the date of its scenario', () => {
  const { pace, startAt, world } = createSimulation({ ...SCENARIO, startAt: '2026-12-24T18:00:00Z' })
  expect([pace, world.pace]).toEqual(['instant', 'instant'])
  expect([startAt, world.startAt]).toEqual([Date.UTC(2026, 11, 24, 18), Date.UTC(2026, 11, 24, 18)])
})

function runFor(time: string) {
  const simulation = createSimulation(SCENARIO)
  const until = parseDuration(time)
  if (until !== null) simulation.advanceTo(until)
  return simulation
}

describe('runResult', () => {
  const simulation = runFor('4m')
  const result = runResult(simulation, { stepSeconds: 1 })

  it('says which operations were carried out when, and which were refused', () => {
    expect(result.operations.at(0)).toEqual({ at: 0, action: 'ec2:RunInstances' })
    expect(result.operations.at(-1)).toMatchObject({
      at: 120,
      action: 'ecs:UpdateService',
      error: { code: 'ServiceNotFoundException' },
    })
  })

  it('describes the world as AWS does', () => {
    expect(result.services).toMatchObject([
      { serviceName: 'web', desiredCount: 1, runningCount: 1, createdAt: 40 },
    ])
    expect(result.tasks).toMatchObject([{ lastStatus: 'RUNNING', containers: [{ name: 'web' }] }])
    expect(result.targetGroups).toMatchObject([
      { TargetGroupName: 'web', TargetHealthDescriptions: [{ TargetHealth: { State: 'healthy' } }] },
    ])
    expect(result.clusters).toMatchObject([{ clusterName: 'default', registeredContainerInstancesCount: 1 }])
  })

  it('counts every request once', () => {
    const { total, byStatus } = result.requests
    expect(Object.values(byStatus).reduce((sum, count) => sum + count, 0)).toBe(total)
    expect(total).toBeGreaterThan(2_300)
  })

  it('has a value for every step, or null', () => {
    for (const values of Object.values(result.series.names)) expect(values).toHaveLength(240)
    expect(result.series.names['service/web/desired']?.[10]).toBeNull()
    expect(result.series.names['service/web/desired']?.[100]).toBe(1)
  })

  it('adds counts up and averages levels in longer steps, without changing the run', () => {
    const minutes = runResult(runFor('4m'), { stepSeconds: 60 })
    expect(minutes.traceHash).toBe(result.traceHash)
    const seconds = result.series.names['alb/web/RequestCount']?.slice(180, 240) ?? []
    const sum = seconds.reduce<number>((total, value) => total + Number(value), 0)
    expect(minutes.series.names['alb/web/RequestCount']?.[3]).toBe(sum)
    expect(minutes.series.names['service/web/running']).toEqual([1, 1, 1, 1])
    expect(minutes.series.names['requests/rps']?.[3]).toBeCloseTo(10, 5)
  })
})

describe('The statistic of a series', () => {
  it.each([
    ['alb/web/RequestCount', 'sum'],
    ['alb/web/HTTPCode_ELB_5XX_Count', 'sum'],
    ['tg/web/RequestCountPerTarget', 'sum'],
    ['tg/web/HealthyHostCount', 'last'],
    ['tg/web/UnHealthyHostCount', 'last'],
    ['service/web/running', 'last'],
    ['service/web/CPUUtilization', 'average'],
    ['alb/web/TargetResponseTime', 'average'],
    ['requests/p99Ms', 'maximum'],
  ])('%s is its %s', (name, statistic) => {
    expect(statisticOf(name)).toBe(statistic)
  })
})
