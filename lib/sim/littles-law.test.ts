// Little's law holds for any system at any load: the mean number of open requests is their rate times their mean time. Every
// built-in scenario must obey it from its first request to its last answer, whatever fails on the way.

import { expect, it } from 'vitest'
import { simTime, toSeconds, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { estimate } from '@/lib/stats/estimate'
import type { RequestCounts } from '@/lib/world/data-plane/contract'
import { createSimulation } from './simulation'

const BATCHES = 12

/** Of how long, and how closely, a scenario is looked at. Nothing that is open when the looks begin and end is older than a time. */
interface Watched {
  readonly batchSeconds: number
  readonly looksASecond: number
  readonly openSecondsMax: number
}
/** Both ends are calm, or clients have a time-out. */
const WATCHED: Watched = { batchSeconds: 30, looksASecond: 20, openSecondsMax: 1 }
const OTHERWISE: Readonly<Record<string, Partial<Watched>>> = {
  // Until the crowd is served.
  'flash-crowd': { batchSeconds: 95 },
  'cold-capacity': { batchSeconds: 95 },
  // Never served: users wait some seconds for each answer to the end.
  'launch-type-never-grows': { batchSeconds: 60, openSecondsMax: 25 },
  // Requests of seconds, few of them: hours, and the load balancer's time-out.
  'recorded-fortnight': { batchSeconds: 1_200, looksASecond: 1, openSecondsMax: 60 },
}
/** Network times that are added to an answer: by a target, and by the load balancer alone (503). */
const TO_TARGET_S = 0.0015
const TO_LOAD_BALANCER_S = 0.001

/** Seconds that all finished requests have spent, the ways not counted; those that reached no load balancer have spent none. */
function spent({ byStatus, latencyUs }: Pick<RequestCounts, 'byStatus' | 'latencyUs'>): number {
  const refused = byStatus[503] ?? 0
  return (
    latencyUs.sum / US_PER_SECOND - (latencyUs.count - refused) * TO_TARGET_S - refused * TO_LOAD_BALANCER_S
  )
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

// Of requests; that with messages instead has its own.
const WITH_REQUESTS = builtInScenarios.filter(({ id }) => id !== 'queue-backlog')

it.each(WITH_REQUESTS.map(({ id, scenario }) => [id, scenario] as const))(
  "Little's law: %s",
  (id, scenario) => {
    const { batchSeconds, looksASecond, openSecondsMax } = { ...WATCHED, ...OTHERWISE[id] }
    const simulation = createSimulation(scenario)
    const { data } = simulation.world
    const begin = toSeconds(simulation.scenario.openAt)
    simulation.advanceTo(simTime(begin * US_PER_SECOND))
    const [before, openBefore] = [spent(data.counted()), data.totals().inFlight]
    const looks: number[][] = []
    for (let batch = 0; batch < BATCHES; batch++) {
      const open: number[] = []
      for (let look = 1; look <= batchSeconds * looksASecond; look++) {
        const at = begin + batch * batchSeconds + look / looksASecond
        simulation.advanceTo(simTime(Math.round(at * US_PER_SECOND)))
        open.push(data.totals().inFlight)
      }
      looks.push(open)
    }
    const seconds = BATCHES * batchSeconds
    const held = meanOf(looks.map(meanOf))
    const byLaw = (spent(data.counted()) - before) / seconds
    // How far looks are from the integral, every second look against those between them shows.
    const noise = estimate(
      looks.map(
        (open) =>
          (meanOf(open.filter((_, i) => i % 2 === 0)) - meanOf(open.filter((_, i) => i % 2 === 1))) / 2,
      ),
      0.999,
    )
    const tolerance = noise.halfWidth + ((openBefore + data.totals().inFlight) * openSecondsMax) / seconds
    expect(Math.abs(held - byLaw)).toBeLessThan(tolerance)
    // Sure enough to notice requests that are forgotten or counted twice.
    expect(tolerance).toBeLessThan(0.05 * held + 0.05)
  },
)

it("Little's law: queue-backlog, for messages that workers have", () => {
  const simulation = createSimulation(builtInScenarios.find(({ id }) => id === 'queue-backlog')?.scenario)
  /** As its file says: 200 ms of CPU on average, of which there is enough, and 1,800 ms of waiting. */
  const workSeconds = 2
  const deleted = () => simulation.world.data.queueFigures('orders').deleted
  // Until workers are stopped: the messages of one that dies stay in flight until they are seen again.
  const batches = Array.from({ length: 18 }, (_, batch) => {
    const begin = toSeconds(simulation.scenario.openAt) + 60 * batch
    simulation.advanceTo(simTime(begin * US_PER_SECOND))
    const before = deleted()
    const held = Array.from({ length: 240 }, (_, look) => {
      simulation.advanceTo(simTime((begin + (look + 1) / 4) * US_PER_SECOND))
      return simulation.world.data.queueFigures('orders').notVisible
    })
    return { held: meanOf(held), byLaw: ((deleted() - before) / 60) * workSeconds }
  })
  const { mean, halfWidth } = estimate(
    batches.map(({ held, byLaw }) => held - byLaw),
    0.999,
  )
  expect(Math.abs(mean)).toBeLessThan(halfWidth)
  expect(halfWidth).toBeLessThan(0.1 * meanOf(batches.map(({ held }) => held)))
})
