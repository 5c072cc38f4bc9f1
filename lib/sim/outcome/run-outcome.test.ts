// The outcome of small runs by hand, and what holds of every run.

import { describe, expect, it } from 'vitest'
import { existing, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { at, outcomeOf, runTo, scenarioOf } from '@/lib/testing/outcome-story'
import { createSimulation, restoreSimulation } from '../simulation'
import { runOutcome } from './run-outcome'

describe('The outcome of a run', () => {
  it('judges capacity against the CPU that requests ask for, minute by minute', () => {
    // 10 requests/s of 100 ms are one core; at 75 % of 256 CPU units a task gives 0.1875: 5.33, so 6 tasks.
    const from = { goals: { from: '2m' } }
    const under = outcomeOf({ desired: 4, extra: from }, 600)
    expect(under.measuredFromSeconds).toBe(120)
    expect([under.underTaskSeconds, under.overTaskSeconds]).toEqual([2 * 480, 0])
    const over = outcomeOf({ desired: 7, extra: from }, 600)
    expect([over.underTaskSeconds, over.overTaskSeconds]).toEqual([0, 480])
    // At 40 %, 0.1 core a task: 10 tasks.
    const cooler = outcomeOf({ desired: 4, extra: { goals: { from: '2m', utilization: 0.4 } } }, 600)
    expect(cooler.underTaskSeconds).toBe(6 * 480)
    expect(cooler.services).toMatchObject([{ name: 'web', targetUtilization: 0.4 }])
  })

  it('begins to count after the first second that has an answer, unless told to begin later', () => {
    const { measuredFromSeconds, failed, errorRate } = outcomeOf({}, 300)
    expect(measuredFromSeconds).toBeGreaterThan(40)
    expect(measuredFromSeconds).toBeLessThan(60)
    // What was refused before there was a service is no failure of the service.
    expect([failed, errorRate]).toEqual([0, 0])
    const never = outcomeOf({ desired: 0 }, 300)
    expect(never).toMatchObject({ errorRate: 1, latencyAttainment: 0, sloMet: false })
  })

  it('measures requests by the goals', () => {
    // One fifth of the requests are slower than 300 ms by their own work, and CPU is plenty.
    const slow = [
      { path: '/', weight: 4, cpuMs: 10 },
      { path: '/slow', weight: 1, cpuMs: 10, waitMs: 400 },
    ]
    const traffic = [{ name: 'users', to: '${alb}', arrivals: { uniform: { rps: 50 } }, requests: slow }]
    const { latencyAttainment, latencyMet, errorsMet, sloMet } = outcomeOf({ extra: { traffic } }, 900)
    expect(latencyAttainment).toBeCloseTo(0.8, 1)
    expect([latencyMet, errorsMet, sloMet]).toEqual([false, true, false])
    const goals = { latency: { within: '500ms', share: 0.99 } }
    expect(outcomeOf({ extra: { traffic, goals } }, 900)).toMatchObject({
      latencyAttainment: 1,
      sloMet: true,
      goals: { latency: { withinMs: 500, share: 0.99 }, defaults: ['errors', 'utilization'] },
    })
    const errors = outcomeOf({ image: { errorRate: 0.2 } }, 900)
    expect(errors.errorRate).toBeCloseTo(0.2, 1)
    expect(errors).toMatchObject({ errorsMet: false, bottleneck: { kind: 'application' } })
  })

  it('costs what ran, at the prices given', () => {
    const prices = { asOf: '2027-01-01', instances: { 'm5.large': 36 }, loadBalancerHour: 18, lcuHour: 90 }
    const outcome = outcomeOf({ extra: { prices } }, 600)
    const simulation = runTo({ extra: { prices } }, 600)
    const [instance] = simulation.world.state.runningInstances.values()
    const seconds = 600 - existing(instance, 'the instance').since / US_PER_SECOND
    expect(outcome.instancesUsd).toBeCloseTo(seconds / 100, 9)
    expect(outcome.instanceHours).toBeCloseTo(seconds / 3_600, 12)
    // 10 new connections a second are 0.4 LCU while the load balancer is active.
    const [{ hours } = { hours: 0 }] = outcome.used.loadBalancers
    expect(hours * 3_600).toBe(595)
    expect(outcome.lcuHours).toBeCloseTo((0.4 * 595) / 3_600, 4)
    expect(outcome.loadBalancersUsd).toBeCloseTo(18 * hours + 90 * outcome.lcuHours, 12)
  })

  it('counts changes of the desired count that go to and fro', () => {
    const set = (time: string, desiredCount: number) => ({
      at: time,
      action: 'ecs:UpdateService',
      input: { service: 'web', desiredCount },
    })
    const operations = [set('2m', 5), set('3m', 3), set('4m', 5), set('25m', 3)]
    expect(outcomeOf({ operations }, 1_600)).toMatchObject({ scaleOuts: 2, scaleIns: 2, oscillations: 2 })
  })
})

describe('Every built-in scenario', () => {
  it.each(builtInScenarios.map(({ id, scenario }) => [id, scenario] as const))(
    '%s has an outcome with goals that it may keep, the same after a checkpoint, and its cost only grows',
    (_, scenario) => {
      const simulation = createSimulation(scenario)
      let before = 0
      let best = 0
      const opened = simulation.scenario.openAt / US_PER_SECOND
      for (const seconds of [19, 67, 187, 307]) {
        simulation.advanceTo(at(opened + seconds))
        const { costUsd, instancesUsd, loadBalancersUsd, latencyAttainment } = runOutcome(simulation)
        best = Math.max(best, latencyAttainment ?? 0)
        expect(costUsd).toBe(instancesUsd + loadBalancersUsd)
        expect(costUsd).toBeGreaterThan(before)
        before = costUsd
      }
      const outcome = runOutcome(simulation)
      expect(outcome.costUsd).toEqual(expect.any(Number))
      // A run whose work comes from a queue has no requests to judge.
      const hasUsers = simulation.world.state.traffic.size > 0
      expect(best > 0.5).toBe(hasUsers)
      for (const value of [outcome.latencyAttainment, outcome.errorRate])
        expect(value).toEqual(hasUsers ? expect.any(Number) : null)
      expect(outcome.requests > 0).toBe(hasUsers)
      const saved = JSON.parse(JSON.stringify(simulation.checkpoint()))
      const restored = restoreSimulation(scenario, simulation.seed, saved)
      expect(runOutcome(restored)).toEqual(outcome)
      for (const one of [simulation, restored]) one.advanceTo(at(opened + 400))
      expect(runOutcome(restored)).toEqual(runOutcome(simulation))
    },
  )

  it('asking for the outcome changes nothing', () => {
    const [asked, unasked] = [createSimulation(scenarioOf({})), createSimulation(scenarioOf({}))]
    for (let second = 5; second <= 300; second += 5) {
      asked.advanceTo(at(second))
      runOutcome(asked)
    }
    unasked.advanceTo(at(300))
    expect(asked.traceHash()).toBe(unasked.traceHash())
    expect(runOutcome(asked)).toEqual(runOutcome(unasked))
  })
})
