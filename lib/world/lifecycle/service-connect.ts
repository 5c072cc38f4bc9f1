// Endpoints of Service Connect: ECS makes a service of Cloud Map for each, and the tasks of a deployment know those that there
// were when it began. ECS guide, service-connect-concepts-deploy.

import { arnsBeside } from '@/lib/aws/arn'
import { cloudMapId } from '../ids'
import type { ConnectEndpoint, KnownEndpoint, Service, ServiceConnect } from '../records/services'
import type { State } from '../state'
import type { World } from '../world'

type Planned = Omit<ConnectEndpoint, 'discoveryServiceId'>

/** The endpoints with their services of Cloud Map, which are made where there are none yet; those that nobody needs go. */
export function settleEndpoints(
  world: World,
  serviceArn: string,
  plan: PlannedConnect | null,
): ServiceConnect | null {
  const { discoveryServices } = world.state
  const before = [...discoveryServices.values()].filter(({ endpointOf }) => endpointOf === serviceArn)
  const endpoints = (plan?.endpoints ?? []).map((endpoint): ConnectEndpoint => {
    const known = before.find(
      ({ name, namespaceId }) => name === endpoint.discoveryName && namespaceId === plan?.namespaceId,
    )
    const namespaceId = plan?.namespaceId ?? ''
    const discoveryServiceId =
      known?.id ?? createEndpoint(world, { serviceArn, namespaceId, name: endpoint.discoveryName })
    return { ...endpoint, discoveryServiceId }
  })
  for (const { id } of before) {
    if (endpoints.some(({ discoveryServiceId }) => discoveryServiceId === id)) continue
    discoveryServices.delete(id)
    world.bus.changed('discoveryServices', id)
  }
  return plan && { ...plan, endpoints }
}

export type PlannedConnect = Omit<ServiceConnect, 'endpoints'> & { readonly endpoints: readonly Planned[] }

function createEndpoint(
  world: World,
  { serviceArn, namespaceId, name }: Readonly<Record<'serviceArn' | 'namespaceId' | 'name', string>>,
): string {
  const id = cloudMapId(world, 'srv')
  world.state.discoveryServices.set(id, {
    id,
    arn: arnsBeside(serviceArn).discoveryService(id),
    name,
    namespaceId,
    description: null,
    dns: null,
    endpointOf: serviceArn,
    createdAt: world.engine.now,
  })
  world.bus.changed('discoveryServices', id)
  return id
}

/** What a deployment that begins now tells the proxies of its tasks, for as long as it lasts. */
export function endpointsKnownTo(
  { services }: State,
  { serviceConnect }: Pick<Service, 'serviceConnect'>,
): readonly KnownEndpoint[] {
  if (serviceConnect === null) return []
  return [...services.values()].flatMap((owner) =>
    owner.status !== 'INACTIVE' && owner.serviceConnect?.namespaceId === serviceConnect.namespaceId
      ? owner.serviceConnect.endpoints.map(({ discoveryServiceId, alias }) => ({ discoveryServiceId, alias }))
      : [],
  )
}
