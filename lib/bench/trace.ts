// Two weeks of a real load balancer at their own rates, with target tracking: how much faster than the clock a run without a screen is.

import { assert, simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim/simulation'
import { type Bench, grouped } from './bench'

const HOURS = 337
const HOURS_QUICK = 2
const TIMES_MIN = 10_000

export const trace: Bench = {
  name: 'trace',
  measure({ clock, quick }) {
    const builtIn = builtInScenarios.find(({ id }) => id === 'recorded-fortnight')
    assert(builtIn !== undefined, 'there is no recorded fortnight')
    const hours = quick ? HOURS_QUICK : HOURS
    const started = clock()
    const simulation = createSimulation(builtIn.scenario)
    simulation.advanceTo(simTime(hours * 3_600 * US_PER_SECOND))
    const seconds = clock() - started
    const { state, data } = simulation.world
    const scalings = [...state.scalingActivities.values()].filter(({ desiredCount }) => desiredCount !== null)
    return [
      {
        name: `recorded load, ${hours} h`,
        unit: 'requests',
        count: data.totals().total,
        nsEach: (1e9 * seconds) / data.totals().total,
        figure: `${grouped(Math.round((hours * 3_600) / seconds))} × real time, ${scalings.length} times scaled`,
        goal: `≥ ${grouped(TIMES_MIN)} ×`,
        traceHash: simulation.traceHash(),
      },
    ]
  },
}
