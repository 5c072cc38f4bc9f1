// The bands of the port map: they add up to the rates that the model says of sources and target groups, in every scenario.

import { expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation, restoreSimulation } from './simulation'

const LOOKS = 24
const EVERY_S = 20

for (const { id, scenario } of builtInScenarios)
  it(`adds up by source and by target group in ${id}`, () => {
    const simulation = createSimulation(scenario)
    const { world } = simulation
    for (let look = 1; look <= LOOKS; look++) {
      simulation.advanceTo(simTime(look * EVERY_S * US_PER_SECOND))
      const ways = simulation.requestWays()
      const sum = (keep: (way: (typeof ways)[number]) => boolean) =>
        ways.filter(keep).reduce((total, { perSecond }) => total + perSecond, 0)
      for (const name of world.state.traffic.keys())
        expect(sum(({ source }) => source === `traffic/${name}`)).toBeCloseTo(world.data.trafficRps(name), 6)
      const gone = sum(({ targetKey, ruleArn }) => targetKey === null && ruleArn !== null)
      for (const arn of world.state.targetGroups.keys()) {
        const known = sum(({ targetKey }) => targetKey?.startsWith(`${arn}|`) === true)
        const measured = world.data.targetGroupRps(arn)
        expect(known).toBeLessThanOrEqual(measured + 1e-6)
        // What a target took that has gone since is no band any more.
        expect(measured - known).toBeLessThanOrEqual(gone + 1e-6)
      }
    }
  })

it('is kept by a checkpoint, so that a moment of the past has its bands', () => {
  const [first] = builtInScenarios
  if (first === undefined) throw new Error('there are no scenarios')
  const simulation = createSimulation(first.scenario)
  simulation.advanceTo(simTime(260.4 * US_PER_SECOND))
  const ways = simulation.requestWays()
  expect(ways.length).toBeGreaterThan(1)
  const restored = restoreSimulation(
    first.scenario,
    simulation.seed,
    JSON.parse(JSON.stringify(simulation.checkpoint())),
  )
  expect(restored.requestWays()).toEqual(ways)
  restored.advanceTo(simTime(262 * US_PER_SECOND))
  simulation.advanceTo(simTime(262 * US_PER_SECOND))
  expect(restored.requestWays()).toEqual(simulation.requestWays())
})
