// What is kept of each service for the outcome of a run.

import type { ServiceMeter } from '../records/meters'
import type { World } from '../world'

/** Of a service, or '' for tasks of none. */
export function meterOf({ state }: Pick<World, 'state'>, serviceArn: string): ServiceMeter {
  const known = state.serviceMeters.get(serviceArn)
  if (known) return known
  const meter: ServiceMeter = { secondsAt: [], workUs: 0, accepted: 0, ...nothingCounted() }
  state.serviceMeters.set(serviceArn, meter)
  return meter
}

/** Nothing counts yet: once something does, what was before is left out. */
export function forgetUncounted({ data, state }: World): void {
  if (data.outcomes().measuredFrom !== null) return
  for (const meter of state.serviceMeters.values()) Object.assign(meter, nothingCounted())
}

function nothingCounted() {
  return { overTaskSeconds: 0, underTaskSeconds: 0, unplacedTaskSeconds: {}, memoryKills: 0 }
}
