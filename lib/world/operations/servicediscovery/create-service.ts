import * as z from 'zod'
import { arns } from '@/lib/aws/arn'
import { cloudMapInvalidInput, discoveryServiceAlreadyExists } from '@/lib/aws/error'
import { discoveryServiceOutput } from '@/lib/world/describe/servicediscovery/outputs'
import { cloudMapId } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import type { DiscoveryService, Namespace } from '@/lib/world/records/service-discovery'
import { findNamespace } from './find'
import { description } from './namespace-input'

/** Cloud Map API, DnsRecord. */
const TTL_SECONDS_MAX = 2_147_483_647

const input = z.strictObject({
  Name: z
    .string()
    .min(1)
    .max(127)
    .regex(/^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/, 'must be a DNS label, such as "orders"'),
  NamespaceId: z.string().optional(),
  Description: description,
  DnsConfig: z
    .strictObject({
      NamespaceId: z.string().optional(),
      RoutingPolicy: z
        .literal('MULTIVALUE', 'can only be MULTIVALUE: WEIGHTED answers are not modelled here')
        .optional(),
      DnsRecords: z
        .array(
          z.strictObject({
            Type: z.enum(['A', 'SRV'], 'can only be A or SRV'),
            TTL: z.int().min(0).max(TTL_SECONDS_MAX),
          }),
        )
        .length(1, 'must be one record: a task has an A or an SRV record here'),
    })
    .optional(),
  HealthCheckCustomConfig: z.strictObject({ FailureThreshold: z.int().min(1).max(10).optional() }).optional(),
  Type: z.literal('HTTP').optional(),
})

/** ECS registers tasks in it: `serviceRegistries` of a service. */
export const createDiscoveryService = operation({
  action: 'servicediscovery:CreateService',
  readOnly: false,
  ignores: ['CreatorRequestId', 'HealthCheckConfig', 'Tags'],
  input,
  perform({ world, region, accountId }, given) {
    const { discoveryServices } = world.state
    const namespace = findNamespace(world.state, given.NamespaceId ?? given.DnsConfig?.NamespaceId ?? '')
    const taken = [...discoveryServices.values()].some(
      ({ name, namespaceId }) => name === given.Name && namespaceId === namespace.id,
    )
    if (taken) throw discoveryServiceAlreadyExists(given.Name)
    const dns = dnsOf(namespace, given)
    const id = cloudMapId(world, 'srv')
    const service: DiscoveryService = {
      id,
      arn: arns(region, accountId).discoveryService(id),
      name: given.Name,
      namespaceId: namespace.id,
      description: given.Description ?? null,
      dns,
      endpointOf: null,
      createdAt: world.engine.now,
    }
    discoveryServices.set(id, service)
    world.bus.changed('discoveryServices', id)
    return { Service: discoveryServiceOutput(world, service) }
  },
})

function dnsOf(namespace: Namespace, { DnsConfig, Type }: z.infer<typeof input>): DiscoveryService['dns'] {
  const [record] = DnsConfig?.DnsRecords ?? []
  if (record === undefined) return null
  if (namespace.type === 'HTTP' || Type === 'HTTP')
    throw cloudMapInvalidInput(
      'DnsConfig must not be specified for a service that is discovered by HTTP alone.',
      'DnsConfig',
    )
  return { recordType: record.Type, ttlSeconds: record.TTL }
}
