// When a run of a scenario is over, if nobody says otherwise: the moment to ask how it went.

import { afterSeconds, type SimTime, simTime, US_PER_SECOND } from '@/lib/engine'
import type { Arrivals } from '@/lib/traffic/arrivals-types'
import type { Scenario } from './scenario'

const SHORTEST = simTime(600 * US_PER_SECOND)
/** Long enough to see what came of the last change. */
const AFTER_THE_LAST_SECONDS = 300

/** `until` of the file, or else ten minutes, or five minutes after it opens, the last operation or planned change of the load, if that is later. */
export function scenarioEnd({
  until,
  openAt,
  operations,
  traffic,
}: Pick<Scenario, 'until' | 'openAt' | 'operations' | 'traffic'>): SimTime {
  if (until !== null) return until
  const changes = [
    openAt,
    ...operations.map(({ at }) => at),
    ...traffic.map(({ arrivals }) => lastChange(arrivals)),
  ]
  const last = changes.reduce((most, at) => Math.max(most, at), 0)
  return simTime(Math.max(SHORTEST, last === 0 ? 0 : afterSeconds(simTime(last), AFTER_THE_LAST_SECONDS)))
}

/** A sine has no last change: one period of it is all there is to see. */
function lastChange(arrivals: Arrivals): number {
  switch (arrivals.kind) {
    case 'poisson':
    case 'uniform':
      return arrivals.rate.at(-1)?.at ?? 0
    case 'sine':
      return arrivals.phase + arrivals.period
    case 'spike':
      return arrivals.at + arrivals.rise + arrivals.hold + arrivals.decay
    case 'trace':
      return arrivals.counts.length * arrivals.periodSeconds * US_PER_SECOND
    case 'closed':
      return typeof arrivals.users === 'number' ? 0 : (arrivals.users.points.at(-1)?.at ?? 0)
  }
}
