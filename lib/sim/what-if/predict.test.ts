import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import type { WhatIfChoices } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { basisOf } from '@/lib/testing/what-if-story'
import { createSimulation } from '../simulation'
import { predict, whatIfSettings } from './predict'

const scenario = builtInScenarios.find(({ id }) => id === 'rolling-upgrade')?.scenario

function upgraded(atSeconds: number) {
  const run = createSimulation(scenario)
  run.advanceTo(simTime(atSeconds * US_PER_SECOND))
  return run
}

describe('a deployment of the past', () => {
  const run = upgraded(700)
  const basis = basisOf(run, 'beginning')
  const ask = (choices: WhatIfChoices) => predict(basis, choices)

  it('with nothing changed is the deployment that there was, to the microsecond', () => {
    const { begunAt } = basis.subject
    const completed = run.world.log.events.find(
      ({ message, at }) => at > begunAt && message.endsWith('deployment completed.'),
    )
    const { outcome, durationUs, lowestHealthy, desired, requests, failedRequests } = ask([])
    expect([outcome, lowestHealthy, desired, failedRequests]).toEqual(['completed', 6, 6, 0])
    expect(begunAt + durationUs).toBe(completed?.at)
    expect(requests / (durationUs / 1e6)).toBeGreaterThan(110)
  })

  it('has the settings as they were', () => {
    const was = Object.fromEntries(whatIfSettings(basis).map((setting) => [setting.name, setting.was]))
    expect(was).toEqual({
      deregistrationDelay: 30,
      healthCheckInterval: 10,
      healthCheckTimeout: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
      gracePeriod: 0,
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      startUp: 2,
      instances: 0,
    })
  })

  it('takes longer when its targets drain longer', () => {
    const longer = ask([{ name: 'deregistrationDelay', value: 120 }])
    expect(longer.durationUs - ask([]).durationUs).toBeGreaterThan(80e6)
  })

  it('has fewer healthy tasks where the minimum allows it', () => {
    const { lowestHealthy } = ask([
      { name: 'minimumHealthyPercent', value: 50 },
      { name: 'maximumPercent', value: 100 },
    ])
    expect(lowestHealthy).toBe(3)
  })

  it('says what AWS says to settings that it refuses', () => {
    const { outcome, error } = ask([{ name: 'healthCheckInterval', value: 5 }])
    expect(outcome).toBe('refused')
    expect(error?.message).toMatch(/interval must be greater than the timeout/)
  })

  it('does not end where no task may start or stop, and says so', () => {
    const { outcome, reason } = ask([{ name: 'maximumPercent', value: 100 }])
    expect(outcome).toBe('unending')
    expect(reason).toMatch(/no task can start/)
  })

  it('loses tasks when they take longer to start than checks are patient, and does not end when it loses all', () => {
    const slow = ask([
      { name: 'startUp', value: 60 },
      { name: 'healthCheckInterval', value: 6 },
    ])
    expect(slow.lostTasks).toBeGreaterThan(0)
    const { outcome, lostTasks } = ask([{ name: 'startUp', value: 900 }])
    expect(outcome).toBe('unending')
    expect(lostTasks).toBeGreaterThan(slow.lostTasks)
  })
})

it('A service has no deployment before its first: a new one is asked about', () => {
  const run = upgraded(120)
  expect(basisOf(run, 'beginning').subject).toMatchObject({ from: 'new', at: run.now() })
})
