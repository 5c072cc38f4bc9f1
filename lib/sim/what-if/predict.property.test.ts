import fc from 'fast-check'
import { expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { WHAT_IF_SETTINGS, type WhatIfChoice, type WhatIfSettingName } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { applied, basisOf } from '@/lib/testing/what-if-story'
import { createSimulation } from '../simulation'
import { predict } from './predict'

const IDS = ['rolling-upgrade', 'rolling-upgrade-50-100', 'rolling-upgrade-stuck', 'two-services'] as const
const UPGRADED_AT = 300

const VALUES: Readonly<Record<WhatIfSettingName, readonly [min: number, max: number]>> = {
  deregistrationDelay: [0, 120],
  healthCheckInterval: [6, 40],
  healthCheckTimeout: [2, 5],
  healthyThreshold: [2, 5],
  unhealthyThreshold: [2, 5],
  gracePeriod: [0, 120],
  minimumHealthyPercent: [0, 100],
  maximumPercent: [100, 200],
  startUp: [0, 40],
  instances: [1, 2],
}

const choice: fc.Arbitrary<WhatIfChoice> = fc.constantFrom(...WHAT_IF_SETTINGS).chain((name) => {
  const [min, max] = VALUES[name]
  return fc.integer({ min, max }).map((value) => ({ name, value }))
})

/** Few requests, so that many runs can be afforded; whether they fail is told all the same. */
function calm(id: string) {
  const scenario = builtInScenarios.find((one) => one.id === id)?.scenario
  const sources = (scenario?.traffic ?? []) as readonly object[]
  return { ...scenario, traffic: sources.map((source) => ({ ...source, arrivals: { poisson: { rps: 5 } } })) }
}

it('What is predicted is what applying it comes to, to the microsecond', () => {
  const asked = fc.record({
    id: fc.constantFrom(...IDS),
    at: fc.integer({ min: UPGRADED_AT + 1, max: 900 }),
    from: fc.constantFrom('beginning', 'now', 'new'),
    choices: fc.uniqueArray(choice, { selector: ({ name }) => name, maxLength: 4 }),
    commanded: fc.boolean(),
  })
  fc.assert(
    fc.property(asked, ({ id, at, from, choices, commanded }) => {
      const run = createSimulation(calm(id))
      run.advanceTo(simTime(at * US_PER_SECOND))
      const [service] = run.world.state.services.values()
      if (commanded && service !== undefined) {
        const input = { cluster: service.clusterArn, service: service.name, forceNewDeployment: true }
        run.dispatch({ action: 'ecs:UpdateService', input })
        run.advanceTo(simTime((at + 20.5) * US_PER_SECOND))
      }
      const basis = basisOf(run, from)
      const { outcome, durationUs, failedRequests } = predict(basis, choices)
      if (outcome === 'refused') return
      const came = applied(run, basis, choices)
      expect(came.durationUs, outcome).toBe(outcome === 'completed' ? durationUs : null)
      expect(came.failedRequests).toBe(failedRequests)
    }),
    { numRuns: 12, seed: 10 },
  )
})
