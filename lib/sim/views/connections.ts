// What a service shows of Service Connect, Cloud Map and its calls. Null for one that has to do with none of them.

import { callsAnybody } from '@/lib/aws/image-paths'
import { existing } from '@/lib/engine'
import type { ConnectionsView } from '@/lib/protocol'
import { dnsNameOf } from '@/lib/world/data-plane/calls/call-ways'
import { registeredInstances } from '@/lib/world/lifecycle/discovery'
import { liveTasksOfService } from '@/lib/world/lifecycle/lookup'
import type { DiscoveryService } from '@/lib/world/records/service-discovery'
import type { ClientAlias, Service } from '@/lib/world/records/services'
import type { World } from '@/lib/world/world'

export function connectionsView(world: World, service: Service): ConnectionsView | null {
  const { serviceConnect, serviceRegistries, arn } = service
  if (serviceConnect === null && serviceRegistries.length === 0 && !callsOthers(world, service)) return null
  const calls = world.data.callFlows().filter(({ caller }) => caller === arn)
  return {
    namespace: world.state.namespaces.get(serviceConnect?.namespaceId ?? '')?.name ?? null,
    names: namesOf(world, service),
    endpoints: endpointsAround(world, service),
    ...knownByTasks(world, service),
    calls: calls.map(({ taskArn, via, count, failed }) => ({
      taskArn,
      by: via,
      perSecond: count,
      failedPerSecond: failed,
    })),
  }
}

/** By what its images say, so that it has a view before the first call. */
function callsOthers({ state }: World, { taskDefinitionArn }: Service): boolean {
  const containers = state.taskDefinitions.get(taskDefinitionArn)?.containers ?? []
  return containers.some(({ image }) => {
    const behavior = state.images.get(image)
    return behavior !== undefined && callsAnybody(behavior)
  })
}

const aliasText = ({ dnsName, port }: ClientAlias) => `${dnsName}:${port}`

function addressesOf(world: World, record: DiscoveryService | undefined): readonly string[] {
  const instances = record === undefined ? [] : registeredInstances(world, record)
  return instances.map(({ ip, port }) => (port === null ? ip : `${ip}:${port}`))
}

function namesOf(world: World, { serviceConnect, serviceRegistries }: Service): ConnectionsView['names'] {
  const { discoveryServices } = world.state
  const endpoints = (serviceConnect?.endpoints ?? []).map(({ alias, discoveryServiceId }) => ({
    name: aliasText(alias),
    by: 'service-connect' as const,
    addresses: addressesOf(world, discoveryServices.get(discoveryServiceId)),
    ttlSeconds: null,
  }))
  const registered = serviceRegistries.flatMap(({ registryArn }) => {
    const record = [...discoveryServices.values()].find(({ arn }) => arn === registryArn)
    if (record === undefined) return []
    const ttlSeconds = record.dns?.ttlSeconds ?? null
    const addresses = addressesOf(world, record)
    return { name: dnsNameOf(world, record), by: 'dns' as const, addresses, ttlSeconds }
  })
  return [...endpoints, ...registered]
}

function endpointsAround(world: World, service: Service): ConnectionsView['endpoints'] {
  const { services, deployments, discoveryServices } = world.state
  const { serviceConnect, deploymentIds } = service
  if (serviceConnect === null) return []
  const known = deployments.get(deploymentIds[0] ?? '')?.knownEndpoints ?? []
  return [...services.values()].flatMap((other) => {
    const isAround =
      other.serviceConnect?.namespaceId === serviceConnect.namespaceId && other.status === 'ACTIVE'
    if (!isAround) return []
    return (other.serviceConnect?.endpoints ?? []).map(({ alias, discoveryServiceId }) => ({
      name: aliasText(alias),
      taskCount: addressesOf(world, discoveryServices.get(discoveryServiceId)).length,
      isKnown: known.some((one) => one.discoveryServiceId === discoveryServiceId),
    }))
  })
}

function knownByTasks(world: World, service: Service): Pick<ConnectionsView, 'cached' | 'avoided'> {
  const { discoveryServices } = world.state
  const cached: ConnectionsView['cached'][number][] = []
  const avoided: ConnectionsView['avoided'][number][] = []
  for (const { arn: taskArn, containerArns } of liveTasksOfService(world, service.arn)) {
    for (const container of containerArns) {
      const state = world.data.callerState(container)
      for (const { discoveryServiceId, addresses, until } of state.answers) {
        if (until <= world.engine.now) continue
        const record = discoveryServices.get(discoveryServiceId)
        const there = new Set(addressesOf(world, record))
        const stale = addresses.filter(
          (one) => !there.has(one) && !there.has(existing(one.split(':')[0], one)),
        )
        const name = record === undefined ? '' : dnsNameOf(world, record)
        cached.push({
          taskArn,
          name,
          addresses,
          stale,
          until: until as ConnectionsView['cached'][number]['until'],
        })
      }
      for (const { address, until } of state.avoided)
        avoided.push({ taskArn, address, until: until as ConnectionsView['avoided'][number]['until'] })
    }
  }
  return { cached, avoided }
}
