// `serviceConnectConfiguration` of a service: under which names others find it, and that it finds them. ECS API,
// ServiceConnectConfiguration; ECS guide, service-connect-concepts.

import type {
  ServiceConnectClientAlias,
  ServiceConnectConfiguration,
  ServiceConnectService,
} from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { lastPart } from '@/lib/aws/arn'
import { SERVICE_CONNECT_REQUEST_TIMEOUT_SECONDS } from '@/lib/aws/defaults'
import { invalidParameterException, namespaceOfServiceNotFound, portNameUnknown } from '@/lib/aws/error'
import { PORT } from '@/lib/aws/limits'
import type { PlannedConnect } from '@/lib/world/lifecycle/service-connect'
import type { Namespace } from '@/lib/world/records/service-discovery'
import type { ConnectEndpoint } from '@/lib/world/records/services'
import type { Cluster, TaskDefinition } from '@/lib/world/records/tasks'
import type { State } from '@/lib/world/state'
import { notModelled } from './not-modelled'

const SERVICES_MAX = 100
const DISCOVERY_NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/
const ALIAS_NAME = /^[a-z0-9_.][a-z0-9_.-]{0,126}$/
const port = z.int().min(PORT.min).max(PORT.max)
const seconds = z.int().min(0).max(2_147_483_647).optional()

type Shape<Request> = { readonly [Member in keyof Request]-?: z.ZodType }

export const serviceConnectConfiguration = z
  .strictObject({
    enabled: z.boolean(),
    namespace: z.string().min(1).optional(),
    services: z
      .array(
        z.strictObject({
          portName: z.string(),
          discoveryName: z
            .string()
            .regex(
              DISCOVERY_NAME,
              'may have up to 64 lowercase letters, digits, underscores and hyphens, and not begin with a hyphen',
            )
            .optional(),
          clientAliases: z
            .array(
              z.strictObject({
                port,
                dnsName: z
                  .string()
                  .regex(ALIAS_NAME, 'must be a DNS name of lowercase letters, such as "orders"')
                  .optional(),
                testTrafficRules: notModelled('services are deployed by rolling update'),
              } satisfies Shape<ServiceConnectClientAlias>),
            )
            .max(1)
            .optional(),
          ingressPortOverride: port.optional(),
          timeout: z.strictObject({ perRequestTimeoutSeconds: seconds }).optional(),
          tls: notModelled('requests have no encryption'),
        } satisfies Shape<ServiceConnectService>),
      )
      .max(SERVICES_MAX)
      .optional(),
    accessLogConfiguration: notModelled('the proxy writes no log'),
    containerConfigurations: notModelled('the proxy has no settings'),
  } satisfies Shape<Omit<ServiceConnectConfiguration, 'logConfiguration'>>)
  .optional()
/** Members that decide nothing here. */
export const SERVICE_CONNECT_IGNORED = [
  'serviceConnectConfiguration.logConfiguration',
  'serviceConnectConfiguration.services[].timeout.idleTimeoutSeconds',
] as const
export type ServiceConnectInput = NonNullable<z.infer<typeof serviceConnectConfiguration>>

interface Parts {
  readonly arn: string
  readonly cluster: Cluster
  readonly definition: TaskDefinition
}

/** What the service's tasks are in Service Connect; null when it is not used. Changes nothing. */
export function serviceConnectFor(
  state: State,
  { arn, cluster, definition }: Parts,
  given: ServiceConnectInput | undefined,
): PlannedConnect | null {
  const namespaceOfCluster = cluster.serviceConnectNamespace
  const asked: ServiceConnectInput | undefined =
    given ?? (namespaceOfCluster === null ? undefined : { enabled: true, namespace: namespaceOfCluster })
  if (asked === undefined || !asked.enabled) return null
  const namespace = namespaceFor(state, asked.namespace ?? namespaceOfCluster ?? '')
  // Whoever says nothing gets the cluster's namespace where its tasks can be in it at all.
  const refusal = refusalOf(definition)
  if (refusal !== null) {
    if (given === undefined) return null
    throw invalidParameterException(refusal, 'serviceConnectConfiguration')
  }
  const endpoints = (asked.services ?? []).map((one, i) =>
    endpointOf(namespace, definition, one, `serviceConnectConfiguration.services[${i}]`),
  )
  checkUnique(state, { arn, namespace, endpoints })
  return { namespaceId: namespace.id, given: given ?? null, endpoints }
}

type PlannedEndpoint = PlannedConnect['endpoints'][number]

function namespaceFor({ namespaces }: State, given: string): Namespace {
  const found = namespaces.get(lastPart(given)) ?? [...namespaces.values()].find(({ name }) => name === given)
  if (!found) throw namespaceOfServiceNotFound(given)
  return found
}

function refusalOf({ networkMode, taskMemoryMiB }: TaskDefinition): string | null {
  if (networkMode !== 'awsvpc' && networkMode !== 'bridge')
    return `Service Connect is supported with the network modes awsvpc and bridge, not with ${networkMode}.`
  if (taskMemoryMiB === null)
    return 'Service Connect needs the memory of the task definition to be set: its proxy runs within the task.'
  return null
}

function endpointOf(
  namespace: Namespace,
  { containers }: TaskDefinition,
  {
    portName,
    discoveryName = portName,
    clientAliases = [],
    ingressPortOverride,
    timeout,
  }: NonNullable<ServiceConnectInput['services']>[number],
  where: string,
): PlannedEndpoint {
  for (const container of containers) {
    const mapping = container.portMappings.find(({ name }) => name === portName)
    if (mapping === undefined) continue
    const [alias = { port: mapping.containerPort }] = clientAliases
    const isHttp = mapping.appProtocol !== undefined
    const timeoutSeconds =
      timeout?.perRequestTimeoutSeconds ?? (isHttp ? SERVICE_CONNECT_REQUEST_TIMEOUT_SECONDS : 0)
    if (timeout?.perRequestTimeoutSeconds !== undefined && !isHttp)
      throw invalidParameterException(
        'perRequestTimeoutSeconds can only be set for a port mapping with an appProtocol.',
        `${where}.timeout.perRequestTimeoutSeconds`,
      )
    return {
      portName,
      discoveryName,
      containerName: container.name,
      containerPort: mapping.containerPort,
      alias: {
        dnsName: alias.dnsName ?? `${discoveryName}.${namespace.name}`.toLowerCase(),
        port: alias.port,
      },
      ingressPort: ingressPortOverride ?? null,
      requestTimeoutMs: timeoutSeconds === 0 ? null : timeoutSeconds * 1_000,
      isHttp,
    }
  }
  throw portNameUnknown(portName, `${where}.portName`)
}

/** Names are unique in a namespace, whichever service has them. */
function checkUnique(
  { discoveryServices, services }: State,
  {
    arn,
    namespace,
    endpoints,
  }: { readonly arn: string; readonly namespace: Namespace; readonly endpoints: readonly PlannedEndpoint[] },
): void {
  const text = ({ dnsName, port }: ConnectEndpoint['alias']) => `${dnsName}:${port}`
  const aliases = new Set(
    [...services.values()].flatMap((other) =>
      other.arn !== arn && other.status !== 'INACTIVE' && other.serviceConnect?.namespaceId === namespace.id
        ? other.serviceConnect.endpoints.map(({ alias }) => text(alias))
        : [],
    ),
  )
  const names = new Set(
    [...discoveryServices.values()].flatMap(({ namespaceId, endpointOf: owner, name }) =>
      namespaceId === namespace.id && owner !== arn ? [name] : [],
    ),
  )
  endpoints.forEach(({ discoveryName, alias }, i) => {
    const where = `serviceConnectConfiguration.services[${i}]`
    if (names.has(discoveryName))
      throw invalidParameterException(
        `The discoveryName ${discoveryName} is already in use in the namespace ${namespace.name}.`,
        `${where}.discoveryName`,
      )
    if (aliases.has(text(alias)))
      throw invalidParameterException(
        `The client alias ${text(alias)} is already in use in the namespace ${namespace.name}.`,
        `${where}.clientAliases`,
      )
    names.add(discoveryName)
    aliases.add(text(alias))
  })
}
