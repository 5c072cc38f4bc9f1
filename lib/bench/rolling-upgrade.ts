import { assert, simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim/simulation'
import { type Bench, grouped } from './bench'

const RPS = 100
const MINUTES = 15

/** The built-in rolling upgrade at 100 requests/s for a quarter of an hour, with everything that the screen has. */
export const rollingUpgrade: Bench = {
  name: 'rolling upgrade',
  measure({ clock }) {
    const builtIn = builtInScenarios.find(({ id }) => id === 'rolling-upgrade')
    assert(builtIn !== undefined, 'there is no built-in rolling upgrade')
    const traffic = { name: 'users', to: '${alb}', arrivals: { poisson: { rps: RPS } } }
    const started = clock()
    const simulation = createSimulation({ ...builtIn.scenario, traffic: [traffic] })
    simulation.advanceTo(simTime(MINUTES * 60 * US_PER_SECOND))
    const seconds = clock() - started
    return [
      {
        name: `rolling upgrade, ${MINUTES} min at ${RPS}/s`,
        unit: 'events',
        count: simulation.steps(),
        nsEach: (1e9 * seconds) / simulation.steps(),
        figure: `${seconds.toFixed(2)} s of CPU, ${grouped(simulation.world.charts.transitions)} chart steps`,
        goal: null,
        traceHash: simulation.traceHash(),
      },
    ]
  },
}
