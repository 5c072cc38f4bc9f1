import { assert, simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim/simulation'
import { predict } from '@/lib/sim/what-if/predict'
import { whatIfSubject } from '@/lib/sim/what-if/subject'
import { type Bench, grouped } from './bench'

const RPS = 100
/** The built-in upgrade begins then, and takes a quarter of an hour with this delay. */
const BEGUN_S = 300
const DELAY_S = 810
const QUICK_DELAY_S = 30

/** The answer to a what-if: from the fork of a run to the end of the deployment. */
export const whatIf: Bench = {
  name: 'what-if',
  measure({ clock, quick }) {
    const builtIn = builtInScenarios.find(({ id }) => id === 'rolling-upgrade')
    assert(builtIn !== undefined, 'there is no built-in rolling upgrade')
    const traffic = { name: 'users', to: '${alb}', arrivals: { poisson: { rps: RPS } } }
    const run = createSimulation({ ...builtIn.scenario, traffic: [traffic] })
    run.advanceTo(simTime(BEGUN_S * US_PER_SECOND - 1))
    const fork = run.fork()
    run.advanceTo(simTime(BEGUN_S * US_PER_SECOND))
    const [service = ''] = run.world.state.services.keys()
    const begunAt = run.now()
    const subject = whatIfSubject(run.world, run.record(), { service, from: 'beginning', begunAt })
    assert(subject !== null, 'there is no deployment to ask about')
    const started = clock()
    const value = quick ? QUICK_DELAY_S : DELAY_S
    const { durationUs, requests } = predict({ subject, fork }, [{ name: 'deregistrationDelay', value }])
    const seconds = clock() - started
    return [
      {
        name: 'what-if, a deployment at 100/s',
        unit: 'requests',
        count: requests,
        nsEach: (1e9 * seconds) / requests,
        figure: `${grouped(Math.round(durationUs / US_PER_SECOND))} s of it answered in ${seconds.toFixed(2)} s of CPU`,
        goal: '≤ 1 s',
        traceHash: run.traceHash(),
      },
    ]
  },
}
