// What a caller may write for a namespace or a service of Cloud Map: its ID or its ARN.

import { lastPart } from '@/lib/aws/arn'
import { discoveryServiceNotFound, namespaceNotFound } from '@/lib/aws/error'
import type { DiscoveryService, Namespace } from '@/lib/world/records/service-discovery'
import type { State } from '@/lib/world/state'

export function findNamespace({ namespaces }: State, given: string): Namespace {
  const found = namespaces.get(lastPart(given))
  if (!found) throw namespaceNotFound(given)
  return found
}

export function findDiscoveryService({ discoveryServices }: State, given: string): DiscoveryService {
  const found = discoveryServices.get(lastPart(given))
  if (!found) throw discoveryServiceNotFound(given)
  return found
}
