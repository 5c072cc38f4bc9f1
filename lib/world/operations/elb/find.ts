// Look-ups that answer with the Classic API's own errors.

import { AwsError, accessPointNotFound } from '@/lib/aws/error'
import { type ClassicLoadBalancer, classicNamed } from '@/lib/world/lifecycle/classic'
import type { State } from '@/lib/world/state'

export function findClassic(state: State, name: string): ClassicLoadBalancer {
  const found = classicNamed(state, name)
  if (!found) throw accessPointNotFound(name)
  return found
}

/** ELB API, `InvalidInstance` (InvalidEndPointException). */
export function checkInstances(state: State, ids: readonly string[]): void {
  const missing = ids.find((id) => state.instances.get(id)?.state !== 'running')
  if (missing !== undefined)
    throw new AwsError('InvalidInstance', `Could not find EC2 instance ${missing.slice(0, 60)}.`, 'Instances')
}
