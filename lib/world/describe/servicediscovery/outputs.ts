import { toSeconds } from '@/lib/engine'
import { zoneNameOf } from '@/lib/world/hosts'
import { type RegisteredInstance, registeredInstances } from '@/lib/world/lifecycle/discovery'
import type { DiscoveryService, Namespace } from '@/lib/world/records/service-discovery'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'

export function namespaceOutput(state: State, namespace: Namespace) {
  const { id, arn, name, type, description, createdAt } = namespace
  const services = [...state.discoveryServices.values()].filter(({ namespaceId }) => namespaceId === id)
  return {
    Id: id,
    Arn: arn,
    Name: name,
    Type: type,
    ...(description !== null && { Description: description }),
    ServiceCount: services.length,
    Properties: { HttpProperties: { HttpName: name } },
    CreateDate: toSeconds(createdAt),
  }
}

export function discoveryServiceOutput(world: Pick<World, 'state' | 'tasks'>, service: DiscoveryService) {
  return { ...discoveryServiceSummary(world, service), NamespaceId: service.namespaceId }
}

/** As one of a list: Cloud Map leaves the namespace out there. */
export function discoveryServiceSummary(world: Pick<World, 'state' | 'tasks'>, service: DiscoveryService) {
  const { id, arn, name, description, dns, createdAt } = service
  return {
    Id: id,
    Arn: arn,
    Name: name,
    ...(description !== null && { Description: description }),
    InstanceCount: registeredInstances(world, service).length,
    Type: dns === null ? 'HTTP' : 'DNS_HTTP',
    ...(dns !== null && {
      DnsConfig: {
        RoutingPolicy: 'MULTIVALUE',
        DnsRecords: [{ Type: dns.recordType, TTL: dns.ttlSeconds }],
      },
    }),
    HealthCheckCustomConfig: { FailureThreshold: 1 },
    CreateDate: toSeconds(createdAt),
  }
}

/** What ECS tells Cloud Map of a task. ECS guide, service-discovery. */
export function attributesOf(state: State, { task, ip, port }: RegisteredInstance) {
  const service = state.services.get(task.serviceArn ?? '')
  const definition = state.taskDefinitions.get(task.taskDefinitionArn)
  return {
    AVAILABILITY_ZONE: zoneNameOf(state, task) ?? '',
    AWS_INIT_HEALTH_STATUS: 'HEALTHY',
    AWS_INSTANCE_IPV4: ip,
    ...(port !== null && { AWS_INSTANCE_PORT: String(port) }),
    ...(task.host.kind === 'ec2' && { EC2_INSTANCE_ID: task.host.instanceId }),
    ECS_CLUSTER_NAME: state.clusters.get(task.clusterArn)?.name ?? '',
    ECS_SERVICE_NAME: service?.name ?? '',
    ECS_TASK_DEFINITION_FAMILY: definition?.family ?? '',
    REGION: state.homeRegion,
  }
}
